package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.WindowsError;

/** A call on a disk or volume that Windows did not do. */
final class StorageException extends Exception {
  private static final long serialVersionUID = 1;

  private static final long ACCESS_DENIED = 5;
  private static final long INVALID_FUNCTION = 1;
  private static final long SHARING_VIOLATION = 32;
  private static final long NOT_SUPPORTED = 50;
  private static final long CALL_NOT_IMPLEMENTED = 120;
  private static final long BUSY = 170;
  private static final long MORE_DATA = 234;

  private final transient WindowsError error;

  StorageException(String what, WindowsError error) {
    super(what + " (" + error.text() + ")");
    this.error = error;
  }

  /** What a disk answers that does not know the command. */
  boolean isUnsupported() {
    return is(INVALID_FUNCTION) || is(NOT_SUPPORTED) || is(CALL_NOT_IMPLEMENTED);
  }

  /** What Windows makes of the SCSI status RESERVATION CONFLICT. */
  boolean isReservationConflict() {
    return is(BUSY);
  }

  /** What locking a volume, or taking its disk offline, ends with while files are open. */
  boolean isInUse() {
    return is(ACCESS_DENIED) || is(SHARING_VIOLATION) || is(BUSY);
  }

  /** The answer has more bytes than were allowed. */
  boolean isTruncated() {
    return is(MORE_DATA);
  }

  private boolean is(long code) {
    return error.code() == code;
  }
}
