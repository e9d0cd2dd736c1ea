package dev.handover.node.adapter.windows.net;

import dev.handover.node.domain.WindowsError;

/** What came of asking the network who has an address. */
sealed interface Neighbour {

  /** Somebody has it. */
  record Answers(String hardwareAddress) implements Neighbour {}

  /** Nobody answered. */
  record Silent() implements Neighbour {}

  /** It could not be asked. */
  record NotAsked(WindowsError error) implements Neighbour {}
}
