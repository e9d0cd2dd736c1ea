package dev.handover.directory.domain;

/**
 * An undo file in the making. What is undone first stands first in it and is known last, so it is
 * written back to front.
 */
public interface UndoFileDraft extends AutoCloseable {

  /** Puts text ahead of all that was put there before. */
  void prepend(String text);

  /**
   * Makes the file appear under its name; it and its entry in the folder are on disk when this
   * returns.
   *
   * @param header stands at its very beginning
   * @return the absolute path
   */
  String complete(String header);

  /** Leaves nothing behind, unless it was completed. */
  @Override
  void close();
}
