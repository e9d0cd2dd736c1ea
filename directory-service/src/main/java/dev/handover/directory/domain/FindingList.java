package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Findings of a preview: each said once however many tasks come upon it, and no kind of it without
 * end.
 */
final class FindingList {
  /** A person reads the first hundred of a kind, and how many more there are. */
  private static final int MOST_OF_A_KIND = 100;

  private record Kind(TaskName task, String code) {}

  private final List<Finding> findings = new ArrayList<>();

  /** Digests only: there may be as many as there are mailboxes. */
  private final Set<UUID> known = new HashSet<>();

  private final Map<Kind, Integer> counts = new LinkedHashMap<>();
  private final Map<Kind, Finding> firstLeftOut = new LinkedHashMap<>();

  void add(Finding finding) {
    if (!known.add(subject(finding))) {
      return;
    }
    Kind kind = new Kind(finding.task(), finding.code());
    if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
      findings.add(finding);
    } else {
      firstLeftOut.putIfAbsent(kind, finding);
    }
  }

  private static UUID subject(Finding finding) {
    String subject = finding.code() + '\0' + finding.dn() + '\0' + finding.detail();
    return UUID.nameUUIDFromBytes(subject.getBytes(UTF_8));
  }

  List<Finding> toList() {
    List<Finding> all = new ArrayList<>(findings);
    firstLeftOut.forEach(
        (kind, finding) -> all.add(rest(finding, counts.getOrDefault(kind, 0) - MOST_OF_A_KIND)));
    return all;
  }

  private static Finding rest(Finding sample, int number) {
    return new Finding(
        sample.severity(),
        sample.code(),
        sample.task(),
        null,
        "And " + number + " more of this kind.",
        sample.cure());
  }
}
