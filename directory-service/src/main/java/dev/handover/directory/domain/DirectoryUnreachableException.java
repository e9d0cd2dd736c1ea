package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * The directory gives no answer: not reached, connection lost, timed out, or too busy. Worth
 * another try later.
 */
public final class DirectoryUnreachableException extends RuntimeException {
  public DirectoryUnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
