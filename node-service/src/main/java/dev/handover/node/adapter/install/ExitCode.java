package dev.handover.node.adapter.install;

/** What `install`, `upgrade` and `uninstall` end with; part of their contract. */
public enum ExitCode {
  /** Done, or it was so already. */
  OK(0),
  /** Something failed; what was done is printed, and the same command may be given again. */
  FAILED(1),
  /** The command line itself is wrong. */
  USAGE(2),
  /** Refused as things stand: nothing was changed. */
  REFUSED(3),
  /** The new version did not answer; the former one runs again. */
  ROLLED_BACK(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
