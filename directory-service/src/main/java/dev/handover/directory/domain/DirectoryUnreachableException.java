package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * The directory gives no answer: not reached, connection lost, timed out, or too busy. Worth
 * another try later.
 */
public final class DirectoryUnreachableException extends RuntimeException {

  private final @Nullable String cure;

  public DirectoryUnreachableException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  /** With what a person can do about it. */
  public DirectoryUnreachableException(
      String message, @Nullable Throwable cause, @Nullable String cure) {
    super(message, cause);
    this.cure = cure;
  }

  /** What a person can do about it, where more is known than that it gives no answer. */
  public @Nullable String cure() {
    return cure;
  }
}
