package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.Certificates;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import dev.handover.orchestrator.domain.readiness.DiskFindings.Reservation;
import dev.handover.orchestrator.domain.readiness.DiskFindings.SeenDisk;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings.Certificate;
import dev.handover.orchestrator.domain.readiness.HostFindings.Checked;
import dev.handover.orchestrator.domain.readiness.HostFindings.Outcome;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.ProofFindings.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Machines, a directory and certificates of which all is well, until a test says otherwise. */
@Alternative
@ApplicationScoped
public class FakeReadings implements NodeReadings, DirectoryReadings, Certificates {
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  private volatile Instant certificatesEnd = FAR;

  private volatile boolean away;

  void goAway() {
    away = true;
  }

  private <T> Answer<T> unlessAway(T value) {
    return away ? new Answer.Unreachable<>("no connection") : new Answer.Given<>(value);
  }

  void setCertificatesEnd(Instant end) {
    certificatesEnd = end;
  }

  @Override
  public Answer<List<Checked>> check(NodeRef node, Group group) {
    return unlessAway(
        List.of(new Checked("san-policy", Optional.empty(), Outcome.PASSED, "OFFLINE_SHARED", "")));
  }

  @Override
  public Answer<SeenDisk> disk(NodeRef node, DiskRef disk) {
    return unlessAway(
        new SeenDisk(false, Optional.empty(), Optional.of(50), Optional.of(Reservation.NONE)));
  }

  @Override
  public Answer<Optional<Lease>> lease(NodeRef node, GroupName group) {
    return unlessAway(Optional.empty());
  }

  @Override
  public Answer<Optional<Instant>> tokenExpiry(NodeRef node) {
    return unlessAway(Optional.empty());
  }

  @Override
  public Answer<Optional<Instant>> tokenExpiry() {
    return unlessAway(Optional.of(FAR));
  }

  @Override
  public Answer<DuplicateSpns> duplicateSpns(UUID changeSet) {
    return unlessAway(new DuplicateSpns(List.of(), List.of(), 2));
  }

  @Override
  public Answer<Leftovers> leftovers(UUID scan, Server old, Server successor, Duration wait) {
    return unlessAway(new Leftovers(true, Optional.empty(), 100, List.of(), List.of()));
  }

  @Override
  public Map<String, URI> common() {
    return Map.of("directory-service", URI.create("https://192.0.2.1"));
  }

  @Override
  public Answer<Optional<Certificate>> at(URI peer) {
    return new Answer.Given<>(
        Optional.of(new Certificate("CN=test", Instant.EPOCH, certificatesEnd)));
  }
}
