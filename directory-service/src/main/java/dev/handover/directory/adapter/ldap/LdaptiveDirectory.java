package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.WriteRight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ldaptive.ResultCode;

/**
 * A domain controller over LDAP (RFC 4511). Connects when first used; opening it contacts nobody.
 */
public final class LdaptiveDirectory implements Directory {
  private static final Set<String> ROOT_ATTRIBUTES =
      Set.of(
          "dnsHostName",
          "defaultNamingContext",
          "configurationNamingContext",
          "rootDomainNamingContext",
          "namingContexts",
          "serverName");

  /** {@code CN=<server>,CN=Servers,CN=<site>,CN=Sites,<configuration>}. */
  private static final Pattern SITE =
      Pattern.compile("(?i)^CN=[^,]+,CN=Servers,CN=([^,]+),CN=Sites,.*");

  private final LdapConnections connections;
  private final Optional<Directory> globalCatalog;
  private volatile @Nullable String site;

  public LdaptiveDirectory(LdapSettings settings) {
    this.connections = new LdapConnections(settings);
    this.globalCatalog = settings.globalCatalog().map(LdaptiveDirectory::new);
  }

  @Override
  public DirectoryDescription describe() {
    Entry root =
        read(DistinguishedName.ROOT, ROOT_ATTRIBUTES)
            .orElseThrow(() -> notActiveDirectory("a RootDSE"));
    site =
        root.text("serverName")
            .map(SITE::matcher)
            .filter(Matcher::matches)
            .map(name -> name.group(1))
            .orElse(site);
    List<DistinguishedName> contexts =
        root.texts("namingContexts").stream().map(DistinguishedName::parse).toList();
    return new DirectoryDescription(
        connections.settings().url(),
        root.text("dnsHostName").orElse(""),
        connections.settings().security(),
        name(root, "defaultNamingContext"),
        name(root, "configurationNamingContext"),
        name(root, "rootDomainNamingContext"),
        contexts);
  }

  private DistinguishedName name(Entry root, String attribute) {
    return root.text(attribute)
        .flatMap(DistinguishedName::tryParse)
        .orElseThrow(() -> notActiveDirectory(attribute + " in its RootDSE"));
  }

  private DirectoryRefusedException notActiveDirectory(String missing) {
    return new DirectoryRefusedException(
        ResultCode.NO_SUCH_ATTRIBUTE.value(),
        connections.settings().url() + " has no " + missing,
        "Let handover.directory.ldap.url name a domain controller of Active Directory.");
  }

  @Override
  public Optional<Entry> read(DistinguishedName dn, Set<String> attributes) {
    return connections.use(session -> LdapSearch.read(session, dn, attributes));
  }

  @Override
  public Stream<Entry> search(SearchQuery query) {
    Spliterator<Entry> entries =
        Spliterators.spliteratorUnknownSize(
            new LdapPages(connections, query), Spliterator.NONNULL | Spliterator.IMMUTABLE);
    return StreamSupport.stream(entries, false);
  }

  @Override
  public ModifyOutcome compareAndSet(EntryChange change) {
    return connections.use(
        over ->
            change.isRename()
                ? new LdapRename(over, change).run()
                : new LdapCompareAndSet(over, change.dn()).run(change.attributes()));
  }

  @Override
  public Optional<Directory> globalCatalog() {
    return globalCatalog;
  }

  /** The site that the server stands in, as far as it has told: null before the first answer. */
  @Nullable String site() {
    return site;
  }

  @Override
  public Optional<String> account() {
    return Optional.of(connections.settings().credentials().account());
  }

  @Override
  public ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    return connections.use(session -> new LdapErrands(session).replicate(entry, from));
  }

  @Override
  public WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    return connections.use(session -> new LdapErrands(session).mayWrite(entry, attribute, absent));
  }

  @Override
  public void close() {
    globalCatalog.ifPresent(Directory::close);
    connections.close();
  }
}
