package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings.Certificate;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What TLS peers present, trusted or not. Nothing throws because one is away. */
public interface Certificates {
  /** Peers that belong to no group, by name. */
  Map<String, URI> common();

  /** Of its chain, what ends first; empty when the peer answers without TLS. */
  Answer<Optional<Certificate>> at(URI peer);
}
