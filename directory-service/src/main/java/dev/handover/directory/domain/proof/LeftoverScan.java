package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.proof.LeftoverReport.Group;
import dev.handover.directory.domain.proof.LeftoverReport.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads every entry of every naming context once and collects the values that name a server. Holds
 * groups and samples only, however large the forest is. Used by one thread; {@link #report} may be
 * called by others meanwhile.
 */
public final class LeftoverScan {
  private static final int MOST_GROUPS = 2_000;
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_SAMPLE = 1_000;
  private static final String OBJECT_CLASS = "objectClass";
  private static final String OWN_NAME = "(its own name)";

  /** Whose name is looked for, who took over from it, and how many samples of a group to keep. */
  public record Question(Server old, @Nullable Server successor, int samples) {}

  private record Key(
      String objectClass, String attribute, NameKind kind, @Nullable String expected) {}

  private static final class Found {
    private long count;
    private final List<Sample> samples = new ArrayList<>();
  }

  private final Directory directory;
  private final Question question;
  private final Map<Key, Found> groups = new HashMap<>();
  private final Map<DistinguishedName, Boolean> servers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DistinguishedName, Boolean> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private long entries;
  private int attributeCount;
  private List<String> searched = List.of();
  private List<Unsearched> unsearched = List.of();

  /** A scan of this domain controller's forest. */
  public LeftoverScan(Directory directory, Question question) {
    this.directory = directory;
    this.question = question;
  }

  /** Reads everything; the condition is asked at each entry whether to go on. */
  public void run(BooleanSupplier wanted) {
    NamingAttributes attributes = NamingAttributes.read(directory);
    OldServer old = OldServer.find(question.old(), directory);
    Server next = question.successor();
    Optional<OldServer> successor =
        Optional.ofNullable(next).map(names -> OldServer.find(names, directory));
    ExpectedNames expected = new ExpectedNames(old, successor);
    NameMatch match = new NameMatch(old, this::isServer);
    note(attributes.size());
    Set<String> asked = new HashSet<>(attributes.names());
    asked.add(OBJECT_CLASS);
    ForestSearch search = new ForestSearch(directory);
    search.each(
        Filter.present(OBJECT_CLASS),
        asked,
        entry -> {
          if (!wanted.getAsBoolean()) {
            throw new IllegalStateException("the scan was called off");
          }
          look(entry, attributes, match, expected);
        });
    end(search);
  }

  private synchronized void note(int attributes) {
    attributeCount = attributes;
  }

  private synchronized void end(ForestSearch search) {
    searched = search.searched();
    unsearched = search.unsearched();
  }

  private void look(
      Entry entry, NamingAttributes attributes, NameMatch match, ExpectedNames expected) {
    synchronized (this) {
      entries++;
    }
    List<String> classes = entry.texts(OBJECT_CLASS);
    if (!entry.dn().isRoot() && match.isName(entry.dn().rdn().value()) && isServerClass(classes)) {
      add(
          new ExpectedNames.Named(
              entry.dn(), classes, OWN_NAME, NameKind.NAME, entry.dn().rdn().value()),
          expected);
    }
    for (String name : entry.attributeNames()) {
      Optional<NamingAttributes.Holds> holds = attributes.holds(name);
      if (holds.isPresent()) {
        eachValue(
            entry,
            name,
            value ->
                kind(name, holds.get(), value, match)
                    .ifPresent(
                        kind ->
                            add(
                                new ExpectedNames.Named(
                                    entry.dn(), classes, attributes.spelt(name), kind, value),
                                expected)));
      }
    }
  }

  /** All values, however many: those that did not come at once are fetched part by part. */
  private void eachValue(Entry entry, String name, Consumer<String> taker) {
    Entry part = entry;
    int from = 0;
    while (true) {
      List<AttributeValue> values = part.valuesThatCame(name);
      values.forEach(value -> taker.accept(value.text()));
      if (part.isComplete(name) || values.isEmpty()) {
        return;
      }
      from += values.size();
      Optional<Entry> next =
          directory.read(entry.dn(), Set.of("%s;range=%d-*".formatted(name, from)));
      if (next.isEmpty()) {
        return;
      }
      part = next.get();
    }
  }

  private static Optional<NameKind> kind(
      String attribute, NamingAttributes.Holds holds, String value, NameMatch match) {
    if (attribute.equalsIgnoreCase("servicePrincipalName")) {
      return match.inPrincipalName(value);
    }
    return switch (holds) {
      case NAMES -> match.inName(value);
      case TEXT -> match.inText(value);
    };
  }

  private synchronized void add(ExpectedNames.Named named, ExpectedNames expected) {
    String objectClass = named.classes().isEmpty() ? "?" : named.classes().getLast();
    Key key =
        new Key(objectClass, named.attribute(), named.kind(), expected.reason(named).orElse(null));
    Found found = groups.get(key);
    if (found == null) {
      if (groups.size() >= MOST_GROUPS) {
        return;
      }
      found = new Found();
      groups.put(key, found);
    }
    found.count++;
    if (found.samples.size() < question.samples()) {
      String value = named.value();
      found.samples.add(
          new Sample(named.dn(), value.substring(0, Math.min(value.length(), LONGEST_SAMPLE))));
    }
  }

  /** A name in a DN stands for a server when the entry is one, or is gone. */
  private boolean isServer(DistinguishedName dn) {
    return servers.computeIfAbsent(dn, this::readWhetherServer);
  }

  private boolean readWhetherServer(DistinguishedName dn) {
    try {
      return directory
          .read(dn, Set.of(OBJECT_CLASS))
          .map(entry -> isServerClass(entry.texts(OBJECT_CLASS)))
          .orElse(true);
    } catch (DirectoryRefusedException e) {
      return true;
    }
  }

  private static boolean isServerClass(List<String> classes) {
    return classes.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(
            name -> name.equals("computer") || name.equals("dnsnode") || name.endsWith("server"));
  }

  /** What was found so far. */
  public synchronized LeftoverReport report() {
    List<Group> found =
        groups.entrySet().stream()
            .map(
                each ->
                    new Group(
                        each.getKey().objectClass(),
                        each.getKey().attribute(),
                        each.getKey().kind(),
                        each.getKey().expected(),
                        each.getValue().count,
                        each.getValue().samples))
            .sorted(
                Comparator.comparing((Group group) -> group.expected() != null)
                    .thenComparing(Comparator.comparingLong(Group::count).reversed())
                    .thenComparing(Group::objectClass)
                    .thenComparing(Group::attribute))
            .toList();
    return new LeftoverReport(entries, attributeCount, searched, unsearched, found);
  }
}
