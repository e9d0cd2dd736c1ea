package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.ChangeSink;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.WriteRight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, while the changes of a move go by, whether this service's account may make them;
 * changes nothing. Entries of one container inherit the same rights, so a few of them stand for
 * all, for each look costs as much as reading some hundred mailboxes: the first three, then ever
 * fewer, and at least every five thousandth. One finding for each container and set of attributes,
 * with the command that grants what is missing.
 */
public final class RightsPreflight implements ChangeSink {
  private static final int ALWAYS = 3;
  private static final int AT_LEAST_EVERY = 5_000;

  /** Containers that are told apart; entries of more are not looked at, and that is said. */
  private static final int MOST_GROUPS = 2_000;

  private static final int MOST_FINDINGS = 100;

  private record Place(TaskName task, DistinguishedName container, Set<String> attributes) {}

  private static final class Group {
    private int entries;
    private int looked;
    private int denied;
    private int unknown;
    private final Set<String> missing = new TreeSet<>();
    private DistinguishedName sample = DistinguishedName.ROOT;
  }

  /** The change before and its group: most changes are of the same one. */
  private record Last(EntryChange change, Group group) {
    boolean isOf(EntryChange next) {
      List<AttributeChange> attributes = next.attributes();
      return next.task().equals(change.task())
          && next.dn().hasSameParentAs(change.dn())
          && attributes.size() == change.attributes().size()
          && IntStream.range(0, attributes.size())
              .allMatch(i -> attributes.get(i).name().equals(change.attributes().get(i).name()));
    }
  }

  private final EntryRights rights;
  private final RightGrants grants;
  private final ChangeSink next;
  private final Map<Place, Group> groups = new LinkedHashMap<>();
  private @Nullable Last last;
  private int passedOver;

  /** Looks at what goes by to the next sink. */
  public RightsPreflight(Directory directory, ChangeSink next) {
    this.rights = new EntryRights(directory);
    this.grants = new RightGrants(directory);
    this.next = next;
  }

  @Override
  public void add(EntryChange change) {
    next.add(change);
    Group group = last != null && last.isOf(change) ? last.group() : groupOf(change);
    if (group == null) {
      passedOver++;
      return;
    }
    last = new Last(change, group);
    group.entries++;
    if (isSample(group.entries)) {
      look(change, group);
    }
  }

  /** The group of a change; null when it would be one too many. */
  private @Nullable Group groupOf(EntryChange change) {
    Place place =
        new Place(
            change.task(),
            change.dn().parent(),
            change.attributes().stream()
                .map(AttributeChange::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    Group group = groups.get(place);
    if (group == null && groups.size() < MOST_GROUPS) {
      group = new Group();
      groups.put(place, group);
    }
    return group;
  }

  /** Whether the entry with this number in its container is looked at. */
  static boolean isSample(int number) {
    return number <= ALWAYS
        || number == 10
        || number == 100
        || number == 1_000
        || number % AT_LEAST_EVERY == 0;
  }

  private void look(EntryChange change, Group group) {
    group.looked++;
    boolean denied = false;
    boolean unknown = false;
    for (Map.Entry<String, WriteRight> each : rights.of(change).entrySet()) {
      denied |= each.getValue() == WriteRight.DENIED;
      unknown |= each.getValue() == WriteRight.UNKNOWN;
      if (each.getValue() == WriteRight.DENIED) {
        group.missing.add(each.getKey());
      }
    }
    boolean firstDenied = denied && group.denied == 0;
    boolean firstUnknown = unknown && group.denied + group.unknown == 0;
    if (firstDenied || firstUnknown) {
      group.sample = change.dn();
    }
    group.denied += denied ? 1 : 0;
    group.unknown += unknown ? 1 : 0;
  }

  /** What is missing, one finding for each container and set of attributes. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    groups.forEach(
        (place, group) -> {
          if (group.denied > 0 && findings.size() < MOST_FINDINGS) {
            findings.add(missing(place, group));
          } else if (group.unknown > 0 && findings.size() < MOST_FINDINGS) {
            findings.add(unknown(place, group));
          }
        });
    if (passedOver > 0) {
      findings.add(tooMany());
    }
    return findings;
  }

  private Finding missing(Place place, Group group) {
    boolean one = group.entries == 1;
    DistinguishedName where = one ? group.sample : place.container();
    String who = grants.account();
    return new Finding(
        Severity.BLOCKER,
        "write-right-missing",
        place.task(),
        where,
        "%s may not write %s of %s. Looked at %d of %d entries there that are to be changed; %d were refused, the first: %s."
            .formatted(
                who,
                String.join(", ", group.missing),
                one ? where : "entries in " + where,
                group.looked,
                group.entries,
                group.denied,
                group.sample),
        grants.command(where, group.missing, one));
  }

  private static Finding unknown(Place place, Group group) {
    return new Finding(
        Severity.NOTICE,
        "write-right-unknown",
        place.task(),
        group.sample,
        "The directory does not tell whether %s may be written in %s (%d entries)."
            .formatted(String.join(", ", place.attributes()), place.container(), group.entries),
        "Make sure that this service's account may write them; a refused write is reported, and nothing is overwritten.");
  }

  private Finding tooMany() {
    Place first = groups.keySet().iterator().next();
    return new Finding(
        Severity.WARNING,
        "write-rights-not-looked-at",
        first.task(),
        null,
        "%d entries lie in more than %d containers, and nobody looked whether they may be written."
            .formatted(passedOver, MOST_GROUPS),
        "Make sure that this service's account may write them; a refused write is reported, and nothing is overwritten.");
  }
}
