package dev.handover.node.domain;

/** What a directory lists. The name is as it lies there, and need not be one that we would make. */
public record FileEntry(String name, Kind kind) {

  /** What stands behind a name. */
  public enum Kind {
    FILE,
    DIRECTORY,
    /** A junction, symbolic link or anything else that may lead elsewhere. */
    REPARSE_POINT
  }
}
