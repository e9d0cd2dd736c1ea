package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.adapter.config.YamlValue.Entry;
import dev.handover.orchestrator.adapter.config.YamlValue.Mapping;
import dev.handover.orchestrator.adapter.config.YamlValue.Scalar;
import dev.handover.orchestrator.adapter.config.YamlValue.ScalarType;
import dev.handover.orchestrator.adapter.config.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping that is being read key by key. Each key asked for counts as known; {@link #end} reports
 * the others, with the known one that was probably meant.
 */
final class Section {
  private static final Set<String> SECRETS =
      Set.of("password", "token", "secret", "passphrase", "bindpassword", "apikey", "key");

  private final Mapping mapping;
  private final String path;
  private final FileFaults faults;
  private final Set<String> known = new LinkedHashSet<>();

  Section(Mapping mapping, String path, FileFaults faults) {
    this.mapping = mapping;
    this.path = path;
    this.faults = faults;
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key that must be there. */
  <T> T required(String key, Rule<T> rule) {
    return entry(key)
        .map(entry -> scalar(entry.value(), join(path, key), rule))
        .orElseGet(() -> missing(key, rule));
  }

  /** The value of a key that may be left out. */
  <T> Optional<T> optional(String key, Rule<T> rule) {
    return entry(key).map(entry -> scalar(entry.value(), join(path, key), rule));
  }

  /**
   * A mapping that must be there; an empty stand-in is returned, and not complained about further,
   * when it is not.
   */
  Optional<Section> section(String key) {
    Optional<Section> section = optionalSection(key);
    if (section.isEmpty() && !has(key)) {
      faults.add(
          mapping.line(), join(path, key), "is missing", "Add '" + key + ":' with its keys.");
    }
    return section;
  }

  /** A mapping that may be left out. */
  Optional<Section> optionalSection(String key) {
    return entry(key).flatMap(entry -> asSection(entry.value(), join(path, key)));
  }

  /** A list of mappings; empty when the key is left out. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    forEach(key, (value, at) -> asSection(value, at).ifPresent(sections::add));
    return sections;
  }

  /** A list of scalars; empty when the key is left out. */
  <T> List<T> list(String key, Rule<T> rule) {
    List<T> values = new ArrayList<>();
    forEach(key, (value, at) -> values.add(scalar(value, at, rule)));
    return values;
  }

  /** All keys, each with a list of scalars, for mappings whose keys are free. */
  <T> Map<String, List<T>> lists(Rule<T> rule) {
    Map<String, List<T>> all = new LinkedHashMap<>();
    mapping.entries().keySet().forEach(key -> all.put(key, list(key, rule)));
    return all;
  }

  /**
   * All keys, each with a scalar, for mappings whose keys are free; a key that names a secret is a
   * fault.
   */
  <T> Map<String, T> scalars(Rule<T> rule) {
    Map<String, T> all = new LinkedHashMap<>();
    for (String key : mapping.entries().keySet()) {
      if (!isSecret(key)) {
        optional(key, rule).ifPresent(value -> all.put(key, value));
      }
    }
    end();
    return all;
  }

  /** Free keys come in many spellings: passwd, snmp_priv_passwd, login_password. */
  private static boolean isSecret(String key) {
    String lower = key.toLowerCase(java.util.Locale.ROOT);
    boolean sounds = lower.contains("passw") || lower.contains("secret");
    return SECRETS.contains(lower) || (sounds && !lower.contains("file"));
  }

  /** All keys, each with one scalar or a list of them, for mappings whose keys are free. */
  <T> Map<String, List<T>> oneOrMore(Rule<T> rule) {
    Map<String, List<T>> all = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                all.put(
                    key,
                    entry.value() instanceof Scalar
                        ? List.of(required(key, rule))
                        : list(key, rule)));
    return all;
  }

  /** The value of a key as it stands, for what has to be told apart by its shape. */
  Optional<YamlValue> raw(String key) {
    return entry(key).map(Entry::value);
  }

  boolean has(String key) {
    known.add(key);
    return mapping.entries().containsKey(key);
  }

  /** Where a key stands; the section's own line when it is not there. */
  int line(String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.line() : entry.line();
  }

  FileFaults faults() {
    return faults;
  }

  /** Notes a fault at a key. */
  void fault(String key, String detail, String cure) {
    faults.add(line(key), join(path, key), detail, cure);
  }

  /** To be called when every key was asked for: whatever is left is unknown. */
  void end() {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                unknown(key, entry);
              }
            });
  }

  private void unknown(String key, Entry entry) {
    String at = join(path, key);
    if (isSecret(key)) {
      faults.add(
          entry.line(),
          at,
          "is a secret written into the file",
          "Move it to a file of its own and name that under 'tokenFile'; then replace the secret, others may have read it.");
      return;
    }
    String cure =
        Spelling.nearest(key, known)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("Remove it. Known here: " + String.join(", ", known) + ".");
    faults.add(entry.line(), at, "is not a known key", cure);
  }

  private Optional<Entry> entry(String key) {
    known.add(key);
    return Optional.ofNullable(mapping.entries().get(key));
  }

  private <T> T missing(String key, Rule<T> rule) {
    faults.add(
        mapping.line(),
        join(path, key),
        "is missing",
        "Add '"
            + key
            + ": "
            + rule.sample()
            + "', with your value; it must be "
            + rule.expected()
            + ".");
    return rule.sample();
  }

  private <T> T scalar(YamlValue value, String at, Rule<T> rule) {
    if (!(value instanceof Scalar scalar) || scalar.type() == ScalarType.NOTHING) {
      faults.add(
          value.line(), at, "must be " + rule.expected() + ", but is " + value.kind(), rule.cure());
      return rule.sample();
    }
    return rule.parse()
        .apply(scalar.text())
        .orElseGet(
            () -> {
              faults.add(
                  value.line(),
                  at,
                  "must be " + rule.expected() + ", but is " + value.kind(),
                  rule.cure());
              return rule.sample();
            });
  }

  private Optional<Section> asSection(YamlValue value, String at) {
    if (value instanceof Mapping inner) {
      return Optional.of(new Section(inner, at, faults));
    }
    faults.add(
        value.line(),
        at,
        "must be a mapping, but is " + value.kind(),
        "Write its keys as 'key: value', indented below it.");
    return Optional.empty();
  }

  private void forEach(String key, java.util.function.BiConsumer<YamlValue, String> item) {
    Optional<Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return;
    }
    String at = join(path, key);
    if (!(entry.get().value() instanceof Sequence sequence)) {
      faults.add(
          entry.get().line(),
          at,
          "must be a list, but is " + entry.get().value().kind(),
          "Write it as [one, two] or as '- ' lines.");
      return;
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      item.accept(sequence.items().get(i), at + "[" + i + "]");
    }
  }
}
