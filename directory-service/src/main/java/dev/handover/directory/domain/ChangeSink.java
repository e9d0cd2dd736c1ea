package dev.handover.directory.domain;

/**
 * Takes the changes of a move one after the other, numbered from 1 in the order of application. A
 * move may have more of them than fit into memory.
 */
@FunctionalInterface
public interface ChangeSink {
  void add(EntryChange change);
}
