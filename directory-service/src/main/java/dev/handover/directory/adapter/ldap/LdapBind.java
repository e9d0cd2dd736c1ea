package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.ldaptive.Connection;
import org.ldaptive.Credential;
import org.ldaptive.LdapException;
import org.ldaptive.Result;
import org.ldaptive.SimpleBindRequest;
import org.ldaptive.sasl.GssApiBindRequest;

/**
 * Proves who asks, on a connection that is open. By hand: an initializer of ldaptive would hide the
 * server's answer in a message.
 */
final class LdapBind {
  private static final String JAAS = "org.ldaptive.sasl.gssapi.jaas.";

  private final LdapSettings settings;

  LdapBind(LdapSettings settings) {
    this.settings = settings;
  }

  Result on(Connection connection) throws LdapException {
    return switch (settings.credentials()) {
      case LdapCredentials.Password password ->
          simple(connection, password.bindDn(), read(password.passwordFile()));
      case LdapCredentials.PasswordOfEnvironment password ->
          simple(connection, password.bindDn(), ofEnvironment(password.variable()));
      case LdapCredentials.Keytab keytab -> kerberos(connection, keytab);
    };
  }

  private static Result simple(Connection connection, String bindDn, String password)
      throws LdapException {
    return connection.operation(new SimpleBindRequest(bindDn, new Credential(password))).execute();
  }

  /** Never empty: a bind without a password is anonymous, and succeeds (RFC 4513, 5.1.2). */
  private static String ofEnvironment(String variable) {
    String password = System.getenv(variable);
    if (password == null || password.isBlank()) {
      throw new DirectoryUnreachableException(
          "there is no variable " + variable + " in the environment",
          null,
          "Let handover.directory.ldap.password-env name a variable that holds the password.");
    }
    return password.stripTrailing();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw new DirectoryUnreachableException(
          "the password file " + file + " cannot be read",
          e,
          "Let handover.directory.ldap.password-file name a file that this service may read.");
    }
  }

  private Result kerberos(Connection connection, LdapCredentials.Keytab keytab)
      throws LdapException {
    if (!Files.isReadable(keytab.keytab())) {
      throw new DirectoryUnreachableException(
          "the keytab " + keytab.keytab() + " cannot be read",
          null,
          "Let handover.directory.ldap.keytab name a file that this service may read.");
    }
    // The one place where the Java runtime takes it from; read again at every login, as said below.
    keytab
        .configuration()
        .ifPresent(file -> System.setProperty("java.security.krb5.conf", file.toString()));
    try {
      return connection.operation(
          new GssApiBindRequest(keytab.principal(), null, null, null, properties(keytab)));
    } catch (LdapException e) {
      throw new DirectoryUnreachableException(
          "%s takes no Kerberos login of %s: %s"
              .formatted(settings.url(), keytab.principal(), LdapFailures.describe(e)),
          e,
          "Check that the keytab holds the principal's present keys (klist -k), that the Kerberos"
              + " configuration names the realm's KDC, that the clocks agree, and that the URL has"
              + " the domain controller's full name.");
    }
  }

  /** What a JAAS file would say, and what the connection is to be protected with. */
  private Map<String, Object> properties(LdapCredentials.Keytab keytab) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(JAAS + "loginModule", "com.sun.security.auth.module.Krb5LoginModule");
    properties.put(JAAS + "useKeyTab", "true");
    properties.put(JAAS + "keyTab", keytab.keytab().toAbsolutePath().toString());
    properties.put(JAAS + "principal", keytab.principal());
    properties.put(JAAS + "doNotPrompt", "true");
    properties.put(JAAS + "storeKey", "true");
    properties.put(JAAS + "isInitiator", "true");
    properties.put(JAAS + "refreshKrb5Config", "true");
    properties.put(Sasl.SERVER_AUTH, "true");
    // Inside TLS a domain controller takes no second protection; without TLS this one is all.
    properties.put(Sasl.QOP, settings.security() == DirectorySecurity.SASL ? "auth-conf" : "auth");
    return properties;
  }
}
