package dev.handover.directory.domain;

import java.util.List;

class InMemoryDirectoryTest extends DirectoryContract {
  private static final DistinguishedName DOMAIN = DistinguishedName.parse("DC=example,DC=test");
  private static final DistinguishedName CONFIGURATION =
      DOMAIN.child(Rdn.of("CN", "Configuration"));

  private final InMemoryDirectory directory =
      new InMemoryDirectory(
              new DirectoryDescription(
                  "memory:",
                  "dc1.example.test",
                  DirectorySecurity.PLAIN,
                  DOMAIN,
                  CONFIGURATION,
                  DOMAIN,
                  List.of(DOMAIN, CONFIGURATION)))
          .with(container().toString(), "objectClass", "organizationalUnit");

  @Override
  protected Directory directory() {
    return directory;
  }

  @Override
  protected DistinguishedName container() {
    return DOMAIN.child(Rdn.of("OU", "Contract"));
  }

  @Override
  protected void createUser(Rdn name, String... namesAndValues) {
    String dn = container().child(name).toString();
    directory.with(dn, "objectClass", "user", "cn", name.value()).with(dn, namesAndValues);
  }

  @Override
  protected void delete(DistinguishedName dn) {
    directory.remove(dn.toString());
  }

  @Override
  protected DistinguishedName patchable(String name) {
    createUser(Rdn.of("CN", name));
    return container().child(Rdn.of("CN", name));
  }
}
