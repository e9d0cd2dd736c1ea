package dev.handover.directory.domain;

import java.util.List;

/**
 * The domain controllers that this service may use: all of those named in its configuration or
 * found in DNS, the preferred ones first. What belongs together is read from and written to one of
 * them, because they agree with each other only some time after a write.
 *
 * <p>Safe for use by many threads.
 */
public interface DomainControllers extends AutoCloseable {

  /**
   * Every one that is known now, the preferred one first; never empty.
   *
   * @throws DirectoryUnreachableException when they are to be found in DNS and no name server
   *     answers
   */
  List<DomainController> known();

  /**
   * The one that new work is to use: the first of those known that answers. Stays the same from
   * call to call for as long as it answers.
   *
   * @throws DirectoryUnreachableException when none of them answers
   * @throws DirectoryRefusedException when the first that answers refuses the connection
   */
  DomainController preferred();

  /**
   * The directory at exactly this one, whether it is known, and whether it answers or not: asking
   * it tells. The same for each call, shared by all callers; closed with this object, and not by
   * them.
   */
  Directory at(DomainControllerUrl url);

  /** Lets all connections go. */
  @Override
  void close();
}
