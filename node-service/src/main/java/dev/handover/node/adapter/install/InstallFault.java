package dev.handover.node.adapter.install;

/** An installation that ends here, with what is wrong and the cure in its message. */
public final class InstallFault extends RuntimeException {
  private final ExitCode exit;

  private InstallFault(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  /** Nothing was changed. */
  public static InstallFault refused(String message) {
    return new InstallFault(ExitCode.REFUSED, message);
  }

  /** Something may have been changed. */
  public static InstallFault failed(String message) {
    return new InstallFault(ExitCode.FAILED, message);
  }

  public ExitCode exit() {
    return exit;
  }
}
