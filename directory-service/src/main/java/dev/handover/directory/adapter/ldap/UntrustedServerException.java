package dev.handover.directory.adapter.ldap;

import java.security.cert.CertificateException;

/** A domain controller's certificate is not accepted; says why, and what a person does about it. */
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1;

  private final String cure;

  UntrustedServerException(String message, String cure) {
    super(message);
    this.cure = cure;
  }

  String cure() {
    return cure;
  }
}
