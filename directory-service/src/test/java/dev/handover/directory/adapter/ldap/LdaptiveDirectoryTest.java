package dev.handover.directory.adapter.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryContract;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Rdn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LdaptiveDirectoryTest extends DirectoryContract {
  @TempDir static Path folder;
  private static TestLdapServer server;
  private static LdaptiveDirectory directory;

  @BeforeAll
  static void start() throws Exception {
    server = TestLdapServer.start(folder);
    directory = new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS));
  }

  @BeforeEach
  void empty() throws LDAPException, LDIFException {
    server.server().clear();
    server.server().add("dn: DC=example,DC=test", "objectClass: domain", "DC: example");
    server.server().add("dn: " + container(), "objectClass: organizationalUnit", "ou: Contract");
  }

  @AfterAll
  static void stop() {
    directory.close();
    server.close();
  }

  @Override
  protected Directory directory() {
    return directory;
  }

  @Override
  protected DistinguishedName container() {
    return DistinguishedName.parse("OU=Contract,DC=example,DC=test");
  }

  @Override
  protected void createUser(Rdn name, String... namesAndValues) {
    List<Attribute> attributes =
        new ArrayList<>(
            List.of(new Attribute("objectClass", "user"), new Attribute("cn", name.value())));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.add(new Attribute(namesAndValues[i], namesAndValues[i + 1]));
    }
    try {
      server.server().add(container().child(name).toString(), attributes);
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void delete(DistinguishedName dn) {
    try {
      server.server().delete(dn.toString());
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected DistinguishedName patchable(String name) {
    createUser(Rdn.of("CN", name));
    return container().child(Rdn.of("CN", name));
  }
}
