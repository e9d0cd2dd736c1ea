package dev.handover.directory.domain;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One domain controller: everything is read from and written to the same one.
 *
 * <p>Safe for use by many threads. Connects when first needed and again after a loss. Referrals are
 * not followed. Every call ends within the configured response timeout (a search: each page of it).
 *
 * <p>{@link #describe}, {@link #read} and {@link #search} throw {@link
 * DirectoryUnreachableException} when there is no answer and {@link DirectoryRefusedException} when
 * the answer is an error.
 */
public interface Directory extends AutoCloseable {
  /** Reads RootDSE. */
  DirectoryDescription describe();

  /** The entry with these attributes; empty when there is none. */
  Optional<Entry> read(DistinguishedName dn, Set<String> attributes);

  /**
   * Entries in no particular order, fetched page by page while the stream is consumed; the
   * exceptions come out of the stream too. A base that does not exist yields {@link
   * DirectoryRefusedException} with code 32.
   */
  Stream<Entry> search(SearchQuery query);

  /**
   * Brings one entry from <i>before</i> to <i>after</i> in one modify that the directory refuses
   * when a value that is to go is not there. Attributes that are at <i>after</i> already are left
   * alone; one that is at neither makes the whole change a conflict. May be repeated. Never throws
   * for what the directory answers.
   *
   * <p>A renaming is made when the entry has its old name and nothing has the new one; references
   * of the directory's own to the entry follow by themselves.
   */
  ModifyOutcome compareAndSet(EntryChange change);

  /**
   * The global catalog of the same server, which knows the accounts of the whole forest; empty when
   * it is not known where to ask. It may turn out not to be there when it is asked. Belongs to this
   * directory: closed with it.
   */
  default Optional<Directory> globalCatalog() {
    return Optional.empty();
  }

  /** The name of the account that this connection is made with; empty when it is not known. */
  default Optional<String> account() {
    return Optional.empty();
  }

  /**
   * Asks this server to fetch one entry from another one now, instead of when its turn comes.
   *
   * @param from the directory service object (nTDSDSA) of the server that has the entry
   */
  default ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    return new ReplicationAnswer(ReplicationAnswer.Kind.NOT_OFFERED, "not asked");
  }

  /**
   * Whether the account of this connection may write an attribute of an entry, found out by a
   * delete of a value that is not there: that fails with 50 without the right and with 16 with it,
   * and changes nothing either way.
   *
   * @param absent a value that the attribute certainly does not have
   */
  default WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    return WriteRight.UNKNOWN;
  }

  /** Lets the connection go. A later call connects again. */
  @Override
  void close();
}
