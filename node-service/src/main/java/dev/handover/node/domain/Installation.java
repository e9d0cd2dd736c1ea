package dev.handover.node.domain;

import dev.handover.node.domain.NodeIdentity.AdapterKind;
import java.util.ArrayList;
import java.util.List;

/**
 * How this service is set up, as far as safety goes.
 *
 * @param production whether it is meant for real machines
 * @param tlsOnly whether every connection is encrypted
 */
public record Installation(boolean production, AdapterKind adapter, boolean tlsOnly) {

  /** What forbids a start, each with the property and the cure; empty when it may start. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (production && adapter == AdapterKind.EMULATED) {
      faults.add(
          "handover.node.adapter=emulated is a play machine and is refused in production:"
              + " set handover.node.adapter=windows, or handover.mode=lab to try things out");
    }
    if (production && !tlsOnly) {
      faults.add(
          "quarkus.http.insecure-requests must be 'disabled' in production, tokens would travel in the clear:"
              + " set it, and quarkus.tls.key-store.pem.0.cert and .key to this node's certificate and key,"
              + " or handover.mode=lab to try things out");
    }
    return List.copyOf(faults);
  }
}
