package dev.handover.node.domain.probe;

/** What is to listen on a port. */
public enum ProbeKind {
  /** Anything that accepts a connection. */
  TCP,
  /** Greets with 220 (RFC 5321, 3.1). */
  SMTP,
  /** Greets with +OK (RFC 1939, 4). */
  POP3,
  /** Greets with OK or PREAUTH (RFC 3501, 7.1). */
  IMAP4,
  /** Answers a bind without a name (RFC 4511, 4.2). */
  LDAP,
  /** Answers a GET (RFC 9112, 4). */
  HTTP
}
