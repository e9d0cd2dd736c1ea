package dev.handover.directory.domain;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * The folder of plain files with which a person undoes a change set without this service. Each
 * instance has its own, or they share one; a path that another instance wrote to stands for the
 * file of the same name in this folder.
 */
public interface UndoFiles {

  /**
   * Writes a file whole or not at all; the file and its entry in the folder are on disk when this
   * returns. Repeating it replaces the file.
   *
   * @param name a plain file name
   * @param parts the content, consumed once
   * @return the absolute path
   */
  String write(String name, Iterator<String> parts);

  /** Begins a file that is written while what it undoes is being computed. */
  UndoFileDraft draft(String name);

  /**
   * Deletes what an unfinished {@link #draft} of this name has left behind when its process died.
   */
  void discard(String name);

  /** Whether this folder has the file whose path {@link #write} returned, here or elsewhere. */
  boolean exists(String path);

  /** Names of the files that were last written before the instant. */
  List<String> writtenBefore(Instant time);

  /**
   * Deletes the file of the name with which the path ends, if it is there. What does not lie in the
   * folder is left alone.
   */
  void delete(String path);
}
