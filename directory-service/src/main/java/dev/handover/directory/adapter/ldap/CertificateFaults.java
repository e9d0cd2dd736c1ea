package dev.handover.directory.adapter.ldap;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What can be wrong with a certificate, in words: whose it is, who issued it, its dates, a cure.
 */
final class CertificateFaults {
  private static final String TRUST = "handover.directory.ldap.trust-certificates";

  private final LdapSettings settings;

  CertificateFaults(LdapSettings settings) {
    this.settings = settings;
  }

  void refuseOutsideOfItsTime(X509Certificate[] chain) throws UntrustedServerException {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException e) {
        throw new UntrustedServerException(
            "its certificate has expired: " + described(certificate),
            "Renew it on the domain controller; if it has not expired, correct the clock of this"
                + " machine.");
      } catch (CertificateNotYetValidException e) {
        throw new UntrustedServerException(
            "its certificate is not valid yet: " + described(certificate),
            "Correct the clock of this machine or of the one that issued the certificate.");
      }
    }
  }

  UntrustedServerException notVouchedFor(X509Certificate certificate, CertificateException why) {
    String trusted =
        settings
            .trustCertificates()
            .map(file -> "in " + file)
            .orElse("of the Java runtime, because " + TRUST + " is not set");
    return new UntrustedServerException(
        "no authority that is trusted (those %s) vouches for its certificate: %s; %s"
            .formatted(trusted, described(certificate), LdapFailures.describe(why)),
        "Write the certificate of the authority '%s' (PEM) into the file that %s names."
            .formatted(certificate.getIssuerX500Principal(), TRUST));
  }

  UntrustedServerException ofAnotherHost(X509Certificate certificate, String host) {
    List<String> names = names(certificate);
    return new UntrustedServerException(
        "its certificate is made out to %s, not to '%s': %s"
            .formatted(names, host, described(certificate)),
        "Use one of the names %s in handover.directory.ldap.url, or give the domain controller a"
                .formatted(names)
            + " certificate that has the name in use as subject alternative name.");
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .map(name -> Objects.toString(name.get(1)))
              .collect(Collectors.toUnmodifiableList());
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static String described(X509Certificate certificate) {
    return "subject '%s', issuer '%s', valid from %s to %s"
        .formatted(
            certificate.getSubjectX500Principal(),
            certificate.getIssuerX500Principal(),
            certificate.getNotBefore().toInstant(),
            certificate.getNotAfter().toInstant());
  }
}
