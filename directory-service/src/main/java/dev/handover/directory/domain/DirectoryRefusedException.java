package dev.handover.directory.domain;

/** The directory answered with an error that another try will not cure. */
public final class DirectoryRefusedException extends RuntimeException {
  /** LDAP result code of an entry that does not exist. */
  public static final int NO_SUCH_OBJECT = 32;

  /** LDAP result code of an answer that would be too long. */
  public static final int SIZE_LIMIT_EXCEEDED = 4;

  private final int code;
  private final String cure;

  public DirectoryRefusedException(int code, String message, String cure) {
    super(message);
    this.code = code;
    this.cure = cure;
  }

  /** LDAP result code (RFC 4511, section 4.1.9). */
  public int code() {
    return code;
  }

  public String cure() {
    return cure;
  }
}
