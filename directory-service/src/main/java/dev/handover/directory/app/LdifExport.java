package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Ldif;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.UndoFileDraft;
import dev.handover.directory.domain.UndoFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Change sets as LDIF, for people who have to do without this service. */
@ApplicationScoped
public class LdifExport {

  private static final int PAGE = 1_000;
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern OURS =
      Pattern.compile(
          ".+-\\d{8}T\\d{6}Z-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\.ldif.*");

  private final ChangeSetStore store;
  private final UndoFiles files;
  private final NsupdateExport nsupdate;

  /** LDIF of what is stored there, in files kept here, and scripts for DNS servers beside them. */
  public LdifExport(ChangeSetStore store, UndoFiles files, NsupdateExport nsupdate) {
    this.store = store;
    this.files = files;
    this.nsupdate = nsupdate;
  }

  /** The plain file of a set, to be written while its changes are being computed. */
  UndoFileDraft draft(ChangeSet set) {
    return files.draft(name(set));
  }

  /** Deletes what there is of the file of a set that was never completed. */
  void discard(ChangeSet set) {
    files.discard(name(set));
  }

  /** The records that undo some changes, the last change first. */
  static String reverse(List<EntryChange> changes) {
    StringBuilder records = new StringBuilder();
    changes.reversed().forEach(change -> records.append(Ldif.reverse(change)));
    return records.toString();
  }

  /** Makes sure, before the first write, that nobody has removed the file meanwhile. */
  void ensureWritten(ChangeSet set) {
    String path = set.reverseLdifFile();
    if (path == null || !files.exists(path)) {
      path = files.write(name(set), reverse(set).iterator());
    }
    nsupdate.ensureWritten(set, path);
  }

  /** What undoes the set, part by part, in the reverse order of application. */
  public Stream<String> reverse(ChangeSet set) {
    return Stream.concat(Stream.of(reverseHeader(set)), records(set.id(), true, Ldif::reverse));
  }

  /** What makes the changes of the set, part by part, in the order of application. */
  public Stream<String> forward(ChangeSet set) {
    String header =
        Ldif.header(
            List.of(
                "Handover change set " + set.id() + ", group " + set.group(),
                "Changes from %s to %s, computed %s"
                    .formatted(set.source().server(), set.target().server(), set.createdAt()),
                "A record fails where somebody has changed the entry since."));
    return Stream.concat(Stream.of(header), records(set.id(), false, Ldif::forward));
  }

  static String reverseHeader(ChangeSet set) {
    return Ldif.header(
        List.of(
            "Handover change set " + set.id() + ", group " + set.group(),
            "Takes back the changes from %s to %s, computed %s"
                .formatted(set.source().server(), set.target().server(), set.createdAt()),
            "Sets the values from before, whatever is there now; works on a half-applied set too."));
  }

  private Stream<String> records(
      UUID id, boolean descending, Function<EntryChange, String> format) {
    ChangeQuery first = ChangeQuery.all(id, descending, PAGE);
    Stream<List<RecordedChange>> pages =
        Stream.iterate(
            store.changes(first),
            page -> !page.isEmpty(),
            page -> store.changes(first.from(page.getLast().change().sequence())));
    return pages.flatMap(List::stream).map(RecordedChange::change).map(format);
  }

  /** The set whose file has this name, if it is one of ours. */
  static Optional<UUID> changeSetOf(String fileName) {
    Matcher matcher = OURS.matcher(fileName);
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }

  private static String name(ChangeSet set) {
    return "%s-%s-%s.ldif".formatted(set.group(), FILE_TIME.format(set.createdAt()), set.id());
  }
}
