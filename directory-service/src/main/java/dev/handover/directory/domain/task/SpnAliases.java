package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Service classes that a domain controller takes for another one: {@code sPNMappings} of the
 * directory service object says, for instance, that {@code host} also answers for {@code http} and
 * {@code cifs} (MS-ADTS, section 6.1.1.2.4.1.1). Some domain controllers (Samba) refuse {@code
 * HOST/x} on one account while {@code http/x} is on another.
 */
record SpnAliases(List<String> mappings) {
  private static final String MAPPINGS = "sPNMappings";

  static SpnAliases of(TaskContext context) {
    DistinguishedName service =
        context
            .site()
            .configurationNamingContext()
            .child(Rdn.of("CN", "Services"))
            .child(Rdn.of("CN", "Windows NT"))
            .child(Rdn.of("CN", "Directory Service"));
    Optional<Entry> entry = context.directory().read(service, Set.of(MAPPINGS));
    return new SpnAliases(entry.map(found -> found.texts(MAPPINGS)).orElse(List.of()));
  }

  /** Warns of names that stay on the source and stand for one that goes. */
  void warn(List<AttributeValue> going, ComputerAccount source, TaskDraft draft) {
    List<String> staying = new ArrayList<>();
    for (AttributeValue name : source.principalNames()) {
      boolean goes = going.stream().anyMatch(other -> ValueSyntax.CASE_IGNORE.same(name, other));
      if (!goes && going.stream().anyMatch(other -> standsFor(name.text(), other.text()))) {
        staying.add(name.text());
      }
    }
    if (!staying.isEmpty()) {
      draft.find(
          Severity.WARNING,
          "spn-alias-stays",
          source.dn(),
          "The names "
              + staying
              + " stay on "
              + source.dn()
              + ", and some domain controllers take them for HOST"
              + " names that go.",
          "If applying is refused with code 19, delete these names or add their service class to serviceClasses.");
    }
  }

  private boolean standsFor(String alias, String name) {
    int aliasSlash = alias.indexOf('/');
    int slash = name.indexOf('/');
    return aliasSlash > 0
        && CaseFolding.same(alias.substring(aliasSlash), name.substring(slash))
        && maps(name.substring(0, slash), alias.substring(0, aliasSlash));
  }

  private boolean maps(String serviceClass, String alias) {
    return mappings.stream()
        .map(mapping -> mapping.split("=", 2))
        .filter(parts -> parts.length == 2 && CaseFolding.same(parts[0], serviceClass))
        .flatMap(parts -> List.of(parts[1].split(",", -1)).stream())
        .anyMatch(one -> CaseFolding.same(one, alias));
  }
}
