package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/**
 * The local file system of this machine, below roots that are trusted. No call ever follows a
 * reparse point on its way down from the root.
 *
 * <p>Every call throws {@link RefusedException} with `reparse-point` when something on the way may
 * lead elsewhere, `path-blocked` when something else lies there, `file-in-use`, or `unavailable`
 * when the machine does not let us. Names are compared without case.
 */
public interface FileSystem {

  /** The most that {@link #list} gives. */
  int MAX_ENTRIES = 100_000;

  /**
   * Makes what is missing of the directory and gives the grants, which everything below inherits.
   * Other principals keep what they have. Throws `unknown-principal` before anything is made.
   */
  DirectoryStatus makeDirectory(Place directory, List<AccessGrant> grants);

  /** What lies in the directory, by name; empty when there is none. */
  Optional<List<FileEntry>> list(Place directory);

  /** Removes the file for good; false when there was none. Never removes a directory. */
  boolean remove(Place file);

  /** The file's version, size and date; empty when there is none. */
  Optional<FileVersion> version(Place file);

  /** The content, unless there is no such file; refuses one with more bytes (`path-blocked`). */
  Optional<byte[]> read(Place file, int maxBytes);

  /**
   * Makes a new file, which is there as a whole and durably, or not at all. Throws `path-blocked`
   * when the name is taken.
   */
  void create(Place file, byte[] content);

  /**
   * Replaces the content of a file that exists, durably and in one step: after a crash at any
   * moment it is the old or the new one. The file keeps its access control list.
   */
  void replace(Place file, byte[] content);
}
