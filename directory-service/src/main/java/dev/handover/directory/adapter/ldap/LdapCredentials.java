package dev.handover.directory.adapter.ldap;

import java.nio.file.Path;
import java.util.Optional;

/** As whom this service asks the directory. */
public sealed interface LdapCredentials {

  /** The account's name, as it logs on. */
  String account();

  /**
   * A name and a password (simple bind).
   *
   * @param passwordFile file that holds the password; read at every connect, a line end at its end
   *     does not count
   */
  record Password(String bindDn, Path passwordFile) implements LdapCredentials {
    @Override
    public String account() {
      return bindDn;
    }
  }

  /**
   * A name and a password of the environment (simple bind).
   *
   * @param variable that holds the password
   */
  record PasswordOfEnvironment(String bindDn, String variable) implements LdapCredentials {
    @Override
    public String account() {
      return bindDn;
    }
  }

  /**
   * Kerberos (SASL GSSAPI, RFC 4752).
   *
   * @param principal {@code name@REALM}
   * @param keytab file that holds the principal's keys; read at every connect
   * @param configuration the Kerberos configuration of this process; empty for that of the machine
   */
  record Keytab(String principal, Path keytab, Optional<Path> configuration)
      implements LdapCredentials {
    @Override
    public String account() {
      return principal;
    }
  }
}
