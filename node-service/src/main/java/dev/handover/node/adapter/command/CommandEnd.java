package dev.handover.node.adapter.command;

/** How a run of a program ended. */
public sealed interface CommandEnd {

  /** The last line that it wrote, or why there is none; at most 500 printable characters. */
  String lastLine();

  /** It ended by itself. */
  record Exited(int code, String lastLine) implements CommandEnd {}

  /** It took too long and was ended, with the processes that it had begun; what it did is open. */
  record TimedOut(String lastLine) implements CommandEnd {}

  /** It could not be started. */
  record NotStarted(String lastLine) implements CommandEnd {}
}
