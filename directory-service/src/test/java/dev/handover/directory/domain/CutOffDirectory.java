package dev.handover.directory.domain;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A directory that gives no answer while it is cut off. */
final class CutOffDirectory implements Directory {

  private final Directory directory;
  private final BooleanSupplier isCutOff;

  CutOffDirectory(Directory directory, BooleanSupplier isCutOff) {
    this.directory = directory;
    this.isCutOff = isCutOff;
  }

  private Directory reached() {
    if (isCutOff.getAsBoolean()) {
      throw new DirectoryUnreachableException("it gives no answer", null);
    }
    return directory;
  }

  @Override
  public DirectoryDescription describe() {
    return reached().describe();
  }

  @Override
  public Optional<Entry> read(DistinguishedName dn, Set<String> attributes) {
    return reached().read(dn, attributes);
  }

  @Override
  public Stream<Entry> search(SearchQuery query) {
    return reached().search(query);
  }

  @Override
  public ModifyOutcome compareAndSet(EntryChange change) {
    return isCutOff.getAsBoolean()
        ? new ModifyOutcome.Unreachable("it gives no answer")
        : directory.compareAndSet(change);
  }

  @Override
  public Optional<Directory> globalCatalog() {
    return reached().globalCatalog();
  }

  @Override
  public ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    return reached().replicate(entry, from);
  }

  @Override
  public WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    return reached().mayWrite(entry, attribute, absent);
  }

  @Override
  public void close() {
    directory.close();
  }
}
