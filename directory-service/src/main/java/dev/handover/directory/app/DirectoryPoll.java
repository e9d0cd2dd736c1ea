package dev.handover.directory.app;

import dev.handover.directory.app.Verifications.Difference;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.proof.Discrepancy;
import dev.handover.directory.domain.proof.PollOutcome;
import dev.handover.directory.domain.proof.PolledServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a domain controller with a change set. Goes on where it found a difference the last
 * time, so that a long set is not read from its beginning at every look; a look that began there
 * does not count as one at everything.
 */
final class DirectoryPoll implements ServerPoll {

  private static final int PAGE = 500;

  /** Entries of one page that a server is asked to fetch; the rest comes with replication. */
  private static final int MOST_FETCHED = 20;

  private final PolledServer server;
  private final Supplier<Directory> directory;
  private final Work work;
  private @Nullable Integer resume;
  private @Nullable ReplicationAnswer replication;

  /**
   * What is compared.
   *
   * @param source the service object (nTDSDSA) from which entries are to be fetched; empty to ask
   *     for none
   */
  record Work(
      ChangeSets sets,
      BoundedParallel parallel,
      ChangeQuery query,
      Direction expected,
      Supplier<Optional<DistinguishedName>> source) {

    ChangeQuery pageAfter(@Nullable Integer sequence) {
      return query.from(sequence);
    }

    static int pageSize() {
      return PAGE;
    }
  }

  DirectoryPoll(PolledServer server, Supplier<Directory> directory, Work work) {
    this.server = server;
    this.directory = directory;
    this.work = work;
  }

  @Override
  public PolledServer server() {
    return server;
  }

  @Override
  public Optional<ReplicationAnswer> replication() {
    return Optional.ofNullable(replication);
  }

  @Override
  public PollOutcome look() {
    try {
      return compare(directory.get());
    } catch (DirectoryUnreachableException | DirectoryRefusedException e) {
      return new PollOutcome.Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private PollOutcome compare(Directory asked) {
    boolean whole = resume == null;
    List<RecordedChange> page = work.sets().changes(work.pageAfter(resume));
    while (!page.isEmpty()) {
      List<EntryChange> changes = page.stream().map(RecordedChange::change).toList();
      List<Difference> differences =
          work
              .parallel()
              .map(changes, change -> Differences.of(asked, change, work.expected()))
              .stream()
              .flatMap(List::stream)
              .toList();
      if (!differences.isEmpty()) {
        fetch(asked, differences);
        return new PollOutcome.Differs(shown(differences.getFirst()));
      }
      resume = changes.getLast().sequence();
      page = work.sets().changes(work.pageAfter(resume));
    }
    resume = null;
    return new PollOutcome.Agrees(whole);
  }

  private void fetch(Directory asked, List<Difference> differences) {
    ReplicationAnswer known = replication;
    boolean offered = known == null || known.kind() != ReplicationAnswer.Kind.NOT_OFFERED;
    if (server.written() || !offered) {
      return;
    }
    work.source()
        .get()
        .ifPresent(
            from ->
                differences.stream()
                    .map(Difference::dn)
                    .distinct()
                    .limit(MOST_FETCHED)
                    .takeWhile(dn -> isStarted(asked.replicate(dn, from)))
                    .forEach(dn -> {}));
  }

  private boolean isStarted(ReplicationAnswer answer) {
    replication = answer;
    return answer.kind() == ReplicationAnswer.Kind.STARTED;
  }

  private static Discrepancy shown(Difference difference) {
    return new Discrepancy(
        difference.dn().toString(),
        difference.attribute(),
        difference.expected().stream().map(AttributeValue::toString).toList(),
        difference.found().stream().map(AttributeValue::toString).toList());
  }
}
