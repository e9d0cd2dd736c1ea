package dev.handover.directory.app;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.WriteRight;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A directory in which something happens at each write. */
final class WatchedDirectory implements Directory {

  /** What happens; may answer instead of the directory. */
  interface Watcher {
    Optional<ModifyOutcome> before(int write, EntryChange change);

    /** After the write has its effect. */
    default void after() {}
  }

  private final Directory directory;
  private final Watcher watcher;
  private final AtomicInteger writes = new AtomicInteger();

  WatchedDirectory(Directory directory, Watcher watcher) {
    this.directory = directory;
    this.watcher = watcher;
  }

  int writes() {
    return writes.get();
  }

  @Override
  public ModifyOutcome compareAndSet(EntryChange change) {
    Optional<ModifyOutcome> instead = watcher.before(writes.incrementAndGet(), change);
    if (instead.isPresent()) {
      return instead.get();
    }
    ModifyOutcome outcome = directory.compareAndSet(change);
    watcher.after();
    return outcome;
  }

  @Override
  public DirectoryDescription describe() {
    return directory.describe();
  }

  @Override
  public Optional<Entry> read(DistinguishedName dn, Set<String> attributes) {
    return directory.read(dn, attributes);
  }

  @Override
  public Stream<Entry> search(SearchQuery query) {
    return directory.search(query);
  }

  @Override
  public Optional<Directory> globalCatalog() {
    return directory.globalCatalog();
  }

  @Override
  public ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    return directory.replicate(entry, from);
  }

  @Override
  public WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    return directory.mayWrite(entry, attribute, absent);
  }

  @Override
  public void close() {
    directory.close();
  }
}
