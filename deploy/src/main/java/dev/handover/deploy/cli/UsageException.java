package dev.handover.deploy.cli;

/** Something that the command line needs was not given, or is not what it says. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
