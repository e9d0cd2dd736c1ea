package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * A hotfix that both servers need.
 *
 * @param anyOf one of these is enough, as KB898060
 * @param windows Windows' own version that needs it, 5.2 for Server 2003; any other does not
 * @param servicePack of that version, which contains it
 */
public record HotfixNeed(List<String> anyOf, String windows, Optional<Integer> servicePack) {
  public HotfixNeed {
    anyOf = List.copyOf(anyOf);
  }

  @Override
  public String toString() {
    return String.join(" or ", anyOf);
  }
}
