package dev.handover.orchestrator.domain.serving;

/** What is to answer on a port; what each has to say is node-service's to know. */
public enum ProbeKind {
  TCP,
  SMTP,
  POP3,
  IMAP4,
  LDAP,
  HTTP
}
