package dev.handover.directory.domain;

import java.util.Iterator;

/** The folder of plain files with which a person undoes a change set without this service. */
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

  /** Whether the file that {@link #write} returned is still there. */
  boolean exists(String path);

  /**
   * Deletes the file that {@link #write} returned, if it is there. What does not lie in the folder
   * is left alone.
   */
  void delete(String path);
}
