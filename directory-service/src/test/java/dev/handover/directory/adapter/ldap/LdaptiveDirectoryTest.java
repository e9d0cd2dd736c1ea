package dev.handover.directory.adapter.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryContract;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Rdn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LdaptiveDirectoryTest extends DirectoryContract {
  @TempDir Path folder;
  private TestLdapServer server;
  private LdaptiveDirectory directory;

  @BeforeEach
  void start() throws Exception {
    server = TestLdapServer.start(folder);
    directory = new LdaptiveDirectory(server.settings(DirectorySecurity.LDAPS));
    server.server().add("dn: " + container(), "objectClass: organizationalUnit", "ou: Contract");
  }

  @AfterEach
  void stop() {
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
