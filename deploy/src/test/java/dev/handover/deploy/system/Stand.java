package dev.handover.deploy.system;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.directory.SambaDomain;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A real domain with the forest in it, and the suite beside it, in a folder of its own. */
final class Stand implements AutoCloseable {
  private final SambaDomain domain;
  private final Forest forest;
  private final Suite suite;

  private Stand(SambaDomain domain, Forest forest, Suite suite) {
    this.domain = domain;
    this.forest = forest;
    this.suite = suite;
  }

  /** A fresh domain, loaded; the suite does not run yet. */
  static Stand of(Shape shape) throws IOException {
    return of(shape, false);
  }

  /** The same, whose services answer over TLS only. */
  static Stand secured(Shape shape) throws IOException {
    return of(shape, true);
  }

  private static Stand of(Shape shape, boolean secured) throws IOException {
    SambaDomain domain = Ground.domain();
    DirectoryAccess access = domain.reset();
    Forest forest = Forest.initial(shape);
    access.load(forest);
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "stand");
    Tls tls = secured ? Tls.in(folder.resolve("tls")) : null;
    Suite suite = new Suite(new Suite.Setting(Ground.repository(), folder, forest, access, tls));
    return new Stand(domain, forest, suite);
  }

  Suite suite() {
    return suite;
  }

  SambaDomain domain() {
    return domain;
  }

  Forest forest() {
    return forest;
  }

  DirectoryAccess access() {
    return suite.setting().access();
  }

  Moves moves() {
    return new Moves(suite, command -> {});
  }

  /** With what the services answer, of a stand that is secured. */
  Tls tls() {
    return Objects.requireNonNull(suite.setting().tls());
  }

  /** What must be true of the directory from now on. */
  Expectation expectation() {
    return new Expectation(access(), forest);
  }

  /** Feeds a file to plain {@code ldapmodify}, as a person does when we are gone. */
  void ldapmodify(Path ldif) throws IOException, InterruptedException {
    new Ldapmodify(access(), suite.setting().folder()).feed(ldif);
  }

  /** Makes the forest say that a part of its name space is another domain. */
  void addChildDomain(String dn) throws LDAPException, LDIFException {
    String base = forest.shape().baseDn();
    try (LDAPConnection connection = access().connect()) {
      connection.add("dn: " + dn, "objectClass: top", "objectClass: domainDNS");
      connection.add(
          "dn: CN=CHILD,CN=Partitions,CN=Configuration," + base,
          "objectClass: top",
          "objectClass: crossRef",
          "nCName: " + dn,
          "dnsRoot: child." + forest.shape().zone(),
          "systemFlags: 3");
    }
  }

  @Override
  public void close() {
    suite.close();
    domain.close();
  }
}
