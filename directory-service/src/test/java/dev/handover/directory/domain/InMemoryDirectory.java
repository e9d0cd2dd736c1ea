package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory in memory that passes the contract of the port; writes are atomic. */
public final class InMemoryDirectory implements Directory {
  private final Map<DistinguishedName, Map<String, List<AttributeValue>>> entries =
      new LinkedHashMap<>();
  private final DirectoryDescription description;
  private final Set<String> denied = new HashSet<>();
  private final Set<String> unclear = new HashSet<>();
  private volatile boolean silent;
  private Optional<Directory> globalCatalog = Optional.empty();
  private Optional<Consumer<DistinguishedName>> fetch = Optional.empty();

  public InMemoryDirectory(DirectoryDescription description) {
    this.description = description;
  }

  /** Puts an entry there: attribute name, value, attribute name, value, ... */
  public InMemoryDirectory with(String dn, String... namesAndValues) {
    Map<String, List<AttributeValue>> attributes =
        entries.computeIfAbsent(DistinguishedName.parse(dn), name -> new HashMap<>());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      add(attributes, namesAndValues[i], AttributeValue.of(namesAndValues[i + 1]));
    }
    return this;
  }

  /** Adds one value to an entry. */
  public InMemoryDirectory with(String dn, String name, AttributeValue value) {
    add(entries.computeIfAbsent(DistinguishedName.parse(dn), key -> new HashMap<>()), name, value);
    return this;
  }

  /** Does this when it is asked to fetch an entry, and says that it has begun. */
  public void whenAskedToReplicate(Consumer<DistinguishedName> fetch) {
    this.fetch = Optional.of(fetch);
  }

  @Override
  public ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    fetch.ifPresent(it -> it.accept(entry));
    return new ReplicationAnswer(
        fetch.isPresent() ? ReplicationAnswer.Kind.STARTED : ReplicationAnswer.Kind.NOT_OFFERED,
        "in memory");
  }

  /** Takes the right to write an attribute away. */
  public InMemoryDirectory denying(String attribute) {
    denied.add(CaseFolding.fold(attribute));
    return this;
  }

  /** Asked for the right to write this attribute, it gives an answer that tells nothing. */
  public InMemoryDirectory answeringUnclearly(String attribute) {
    unclear.add(CaseFolding.fold(attribute));
    return this;
  }

  @Override
  public WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    if (unclear.contains(CaseFolding.fold(attribute))) {
      return WriteRight.UNKNOWN;
    }
    return denied.contains(CaseFolding.fold(attribute)) ? WriteRight.DENIED : WriteRight.GRANTED;
  }

  /** Gives it a global catalog. */
  public InMemoryDirectory withGlobalCatalog(Directory catalog) {
    globalCatalog = Optional.of(catalog);
    return this;
  }

  @Override
  public Optional<Directory> globalCatalog() {
    return globalCatalog;
  }

  public void remove(String dn) {
    entries.remove(DistinguishedName.parse(dn));
  }

  /** Exchanges all values of an attribute, as somebody else would. */
  public synchronized void set(String dn, String name, String... values) {
    Map<String, List<AttributeValue>> attributes =
        entries.computeIfAbsent(DistinguishedName.parse(dn), key -> new HashMap<>());
    attributes.remove(CaseFolding.fold(name));
    for (String value : values) {
      add(attributes, name, AttributeValue.of(value));
    }
  }

  private static void add(
      Map<String, List<AttributeValue>> attributes, String name, AttributeValue value) {
    attributes.computeIfAbsent(CaseFolding.fold(name), key -> new ArrayList<>()).add(value);
  }

  @Override
  public DirectoryDescription describe() {
    return description;
  }

  /** Answers nothing from now on. */
  public void goSilent() {
    silent = true;
  }

  @Override
  public synchronized Optional<Entry> read(DistinguishedName dn, Set<String> attributes) {
    if (silent) {
      throw new DirectoryUnreachableException("silent", null);
    }
    return Optional.ofNullable(entries.get(dn)).map(found -> entry(dn, attributes));
  }

  private Entry entry(DistinguishedName dn, Set<String> attributes) {
    Map<String, List<AttributeValue>> wanted = new HashMap<>();
    Map<String, List<AttributeValue>> known = entries.getOrDefault(dn, Map.of());
    for (String attribute : attributes) {
      wanted.put(attribute, known.getOrDefault(CaseFolding.fold(attribute), List.of()));
    }
    return new Entry(dn, wanted);
  }

  @Override
  public synchronized Stream<Entry> search(SearchQuery query) {
    if (!entries.containsKey(query.base())) {
      throw new DirectoryRefusedException(
          DirectoryRefusedException.NO_SUCH_OBJECT, query.base() + " does not exist", "correct it");
    }
    return List.copyOf(entries.keySet()).stream()
        .filter(dn -> isInScope(dn, query))
        .filter(dn -> matches(entries.getOrDefault(dn, Map.of()), query.filter()))
        .map(dn -> entry(dn, query.attributes()));
  }

  private static boolean isInScope(DistinguishedName dn, SearchQuery query) {
    return switch (query.scope()) {
      case ONE_LEVEL -> dn.parent().equals(query.base()) && !dn.equals(query.base());
      case SUBTREE -> dn.isAtOrBelow(query.base());
    };
  }

  private static boolean matches(Map<String, List<AttributeValue>> entry, Filter filter) {
    return switch (filter) {
      case Filter.Equal equal ->
          entry.getOrDefault(CaseFolding.fold(equal.attribute()), List.of()).stream()
              .anyMatch(value -> ValueSyntax.DN.same(value, AttributeValue.of(equal.value())));
      case Filter.Present present -> entry.containsKey(CaseFolding.fold(present.attribute()));
      case Filter.All all -> all.filters().stream().allMatch(part -> matches(entry, part));
      case Filter.Any any -> any.filters().stream().anyMatch(part -> matches(entry, part));
      case Filter.Not not -> !matches(entry, not.filter());
    };
  }

  @Override
  public synchronized ModifyOutcome compareAndSet(EntryChange change) {
    if (change.isRename()) {
      return rename(change);
    }
    Map<String, List<AttributeValue>> entry = entries.get(change.dn());
    if (entry == null) {
      return new ModifyOutcome.Conflict("the entry is gone", Map.of());
    }
    Map<String, List<AttributeValue>> found = new HashMap<>();
    for (AttributeChange attribute : change.attributes()) {
      found.put(
          attribute.name(), entry.getOrDefault(CaseFolding.fold(attribute.name()), List.of()));
    }
    List<AttributeChange> open =
        change.attributes().stream()
            .filter(attribute -> !attribute.isAtAfter(values(found, attribute)))
            .toList();
    if (open.isEmpty()) {
      return new ModifyOutcome.AlreadyInPlace();
    }
    if (!open.stream().allMatch(attribute -> attribute.isAtBefore(values(found, attribute)))) {
      return new ModifyOutcome.Conflict("other values were found: " + found, found);
    }
    open.forEach(attribute -> write(entry, attribute, values(found, attribute)));
    return new ModifyOutcome.Applied();
  }

  private ModifyOutcome rename(EntryChange change) {
    boolean taken = entries.containsKey(change.dnAfter());
    Map<String, List<AttributeValue>> entry = entries.get(change.dn());
    if (entry == null) {
      return taken
          ? new ModifyOutcome.AlreadyInPlace()
          : new ModifyOutcome.Conflict("the entry is gone", Map.of());
    }
    if (taken) {
      return new ModifyOutcome.Conflict("the name is taken", Map.of());
    }
    List.copyOf(entries.keySet()).stream()
        .filter(dn -> dn.isAtOrBelow(change.dn()))
        .forEach(dn -> move(dn, dn.rebase(change.dn(), change.dnAfter()).orElseThrow()));
    entry.put(CaseFolding.fold(change.dn().rdn().type()), change.attributes().getFirst().after());
    return new ModifyOutcome.Applied();
  }

  /** Links to the entry follow, as they do in Active Directory. */
  private void move(DistinguishedName from, DistinguishedName to) {
    Map<String, List<AttributeValue>> moved = entries.remove(from);
    if (moved != null) {
      entries.put(to, moved);
    }
    AttributeValue before = AttributeValue.of(from.toString());
    AttributeValue after = AttributeValue.of(to.toString());
    for (Map<String, List<AttributeValue>> entry : entries.values()) {
      entry.replaceAll(
          (name, values) ->
              values.stream()
                  .map(value -> ValueSyntax.DN.same(value, before) ? after : value)
                  .collect(Collectors.toCollection(ArrayList::new)));
    }
  }

  private static List<AttributeValue> values(
      Map<String, List<AttributeValue>> found, AttributeChange attribute) {
    return found.getOrDefault(attribute.name(), List.of());
  }

  private static void write(
      Map<String, List<AttributeValue>> entry, AttributeChange change, List<AttributeValue> found) {
    AttributeChange write = change.from(found);
    List<AttributeValue> values = new ArrayList<>(found);
    values.removeIf(
        value -> write.removed().stream().anyMatch(gone -> write.syntax().same(gone, value)));
    values.addAll(write.added());
    entry.remove(CaseFolding.fold(change.name()));
    if (!values.isEmpty()) {
      entry.put(CaseFolding.fold(change.name()), values);
    }
  }

  @Override
  public void close() {}

  /** Everything in it, for comparing one state with another. */
  public synchronized Map<String, Map<String, List<String>>> dump() {
    Map<String, Map<String, List<String>>> dump = new HashMap<>();
    entries.forEach(
        (dn, attributes) -> {
          Map<String, List<String>> texts = new HashMap<>();
          attributes.forEach(
              (name, values) ->
                  texts.put(name, values.stream().map(AttributeValue::toString).sorted().toList()));
          dump.put(dn.toString(), texts);
        });
    return dump;
  }
}
