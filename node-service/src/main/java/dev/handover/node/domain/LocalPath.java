package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A full path on a local drive, `C:\A\B`, or the drive's root `C:\`. Never a share, never a device.
 * Two spellings that differ in case are the same path.
 */
public record LocalPath(char drive, List<FileName> names) {
  private static final int DRIVE_LENGTH = 3;

  public LocalPath {
    names = List.copyOf(names);
    drive = Character.toUpperCase(drive);
    if (drive < 'A' || drive > 'Z') {
      throw new IllegalArgumentException("not a drive: '" + drive + "'");
    }
  }

  /** Reads `C:\` or `C:\A\B`. */
  public static LocalPath parse(String text) {
    if (text.length() < DRIVE_LENGTH || text.charAt(1) != ':' || text.charAt(2) != '\\') {
      throw new IllegalArgumentException("not a full path on a local drive: '" + text + "'");
    }
    String below = text.substring(DRIVE_LENGTH);
    return new LocalPath(
        text.charAt(0), below.isEmpty() ? List.of() : DiskPath.parse(below).names());
  }

  /** Reads where a disk is to be mounted: a drive letter with its colon, `X:`, and nothing else. */
  public static LocalPath ofDrive(String text) {
    if (text.length() != DRIVE_LENGTH - 1) {
      throw new IllegalArgumentException("not a drive letter with its colon: '" + text + "'");
    }
    return ofMountPoint(text);
  }

  /**
   * Reads where something is: `X:`, `X:\` or a folder, with or without a last backslash. A vendor's
   * tool may have mounted its disk at a folder.
   */
  public static LocalPath ofMountPoint(String text) {
    boolean isDriveOnly = text.length() == DRIVE_LENGTH - 1;
    boolean hasLast = text.length() > DRIVE_LENGTH && text.endsWith("\\");
    return parse(isDriveOnly ? text + "\\" : hasLast ? text.substring(0, text.length() - 1) : text);
  }

  /** The path below this one. */
  public LocalPath resolve(List<FileName> below) {
    List<FileName> all = new ArrayList<>(names);
    all.addAll(below);
    return new LocalPath(drive, all);
  }

  /** Whether it is that path, or lies below it. */
  public boolean startsWith(LocalPath other) {
    return drive == other.drive
        && other.names.size() <= names.size()
        && key(names.subList(0, other.names.size())).equals(key(other.names));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LocalPath path
        && drive == path.drive
        && key(names).equals(key(path.names));
  }

  @Override
  public int hashCode() {
    return 31 * drive + key(names).hashCode();
  }

  @Override
  public String toString() {
    return drive + ":\\" + names.stream().map(FileName::value).collect(Collectors.joining("\\"));
  }

  private static List<String> key(List<FileName> names) {
    return names.stream().map(name -> name.value().toLowerCase(Locale.ROOT)).toList();
  }
}
