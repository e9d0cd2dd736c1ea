package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the directory and DNS say of the group, as it is active now. */
public final class DirectoryFindings {
  private static final String WHERE = "directory";
  private static final String DNS_TASK = "dns-address";
  private static final int SHOWN = 3;

  private DirectoryFindings() {}

  /** Whether the values are those of the node that has the group: a START there changes none. */
  public static List<ReadinessFinding> values(Answer<DirectoryPreview> asserted) {
    Check values = Check.of("directory-values", WHERE);
    Check dns = Check.of("dns", WHERE);
    return switch (asserted) {
      case Answer.Unreachable<DirectoryPreview> away ->
          List.of(values.unknown(away), dns.unknown(away));
      case Answer.Refused<DirectoryPreview> no -> List.of(values.unknown(no), dns.unknown(no));
      case Answer.Given<DirectoryPreview> given ->
          given.value().tasks().stream()
              .map(task -> task(given.value(), task, isDns(task.task()) ? dns : values))
              .toList();
    };
  }

  private static boolean isDns(String task) {
    return task.equals(DNS_TASK);
  }

  private static ReadinessFinding task(
      DirectoryPreview preview, DirectoryPreview.TaskCount task, Check whole) {
    Check check = whole.about(task.task());
    if (task.changes() == 0) {
      return check.ok("As it should be.");
    }
    String sample =
        preview.sample().stream()
            .filter(change -> change.task().equals(task.task()))
            .limit(SHOWN)
            .map(c -> "%s %s is %s".formatted(c.dn(), c.attribute(), c.before()))
            .collect(Collectors.joining("; "));
    String seen =
        "%d entries are not as they should be while the group is here%s"
            .formatted(task.changes(), sample.isEmpty() ? "." : ": " + sample);
    return isDns(task.task())
        ? check.blocking(seen, "START the group where it is: it sets the record right.")
        : check.warning(seen, "START the group where it is: it sets them right.");
  }

  /**
   * Accounts that hold the same service principal name.
   *
   * @param duplicates in words, name and holders
   * @param unsearched where nobody looked, and why
   */
  public record DuplicateSpns(List<String> duplicates, List<String> unsearched, int names) {
    public DuplicateSpns {
      duplicates = List.copyOf(duplicates);
      unsearched = List.copyOf(unsearched);
    }
  }

  public static List<ReadinessFinding> spns(Answer<DuplicateSpns> answer) {
    Check check = Check.of("duplicate-spns", WHERE);
    return switch (answer) {
      case Answer.Unreachable<DuplicateSpns> away -> List.of(check.unknown(away));
      case Answer.Refused<DuplicateSpns> no -> List.of(check.unknown(no));
      case Answer.Given<DuplicateSpns> given -> spns(check, given.value());
    };
  }

  private static List<ReadinessFinding> spns(Check check, DuplicateSpns found) {
    List<ReadinessFinding> findings = new ArrayList<>(unsearched(check, found.unsearched()));
    found.duplicates().stream()
        .map(
            text -> check.blocking(text, "Remove the name from the account that must not have it."))
        .forEach(findings::add);
    return findings.isEmpty()
        ? List.of(check.ok("None of %d names is held twice.".formatted(found.names())))
        : findings;
  }

  /**
   * What still names a server.
   *
   * @param error why the scan failed
   * @param leftovers in words, those that are expected left out
   */
  public record Leftovers(
      boolean done,
      Optional<String> error,
      long entries,
      List<String> leftovers,
      List<String> unsearched) {
    public Leftovers {
      leftovers = List.copyOf(leftovers);
      unsearched = List.copyOf(unsearched);
    }
  }

  /** Of the node that does not have the group. */
  public static List<ReadinessFinding> leftovers(String server, Answer<Leftovers> answer) {
    Check check = Check.of("leftovers", WHERE).about(server);
    return switch (answer) {
      case Answer.Unreachable<Leftovers> away -> List.of(check.unknown(away));
      case Answer.Refused<Leftovers> no -> List.of(check.unknown(no));
      case Answer.Given<Leftovers> given -> leftovers(check, given.value());
    };
  }

  private static List<ReadinessFinding> leftovers(Check check, Leftovers found) {
    if (found.error().isPresent()) {
      return List.of(
          check.unknown("The scan failed: " + found.error().get(), "Cure what it names."));
    }
    if (!found.done()) {
      return List.of(
          check.unknown(
              "The scan goes on: %d entries so far.".formatted(found.entries()),
              "Look again later: the next scheduled run shows how it ended."));
    }
    List<ReadinessFinding> findings =
        Stream.concat(
                unsearched(check, found.unsearched()).stream(),
                found.leftovers().stream()
                    .map(
                        text ->
                            check.warning(
                                text,
                                "Look whether it should name the other server, and correct it.")))
            .toList();
    return findings.isEmpty()
        ? List.of(check.ok("None in %d entries.".formatted(found.entries())))
        : findings;
  }

  private static List<ReadinessFinding> unsearched(Check check, List<String> places) {
    return places.stream()
        .map(place -> check.unknown("Not searched: " + place, "Let directory-service reach it."))
        .toList();
  }
}
