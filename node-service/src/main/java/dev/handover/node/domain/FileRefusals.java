package dev.handover.node.domain;

import java.util.List;

/** Why a file or directory is left alone, and what to do about it. */
public final class FileRefusals {
  private FileRefusals() {}

  /** The disk is not mounted on this machine. */
  public static RefusedException diskNotOnline(DiskId disk) {
    return refused(
        RefusalCode.DISK_NOT_ONLINE,
        "Disk %s is not ONLINE on this machine.".formatted(disk),
        "Bring the disk online here first, or ask the node that has it.");
  }

  /** The configuration does not name a root that the path lies in. */
  public static RefusedException notAllowed(LocalPath path) {
    return refused(
        RefusalCode.PATH_NOT_ALLOWED,
        "%s lies in none of this node's file roots.".formatted(path),
        "Name a folder that contains it in handover.node.files.roots of this node, and restart the node.");
  }

  /** Something on the way, or the file itself, may lead elsewhere. */
  public static RefusedException reparsePoint(String path) {
    return refused(
        RefusalCode.REPARSE_POINT,
        "%s is a reparse point (junction, symbolic link or mount point), or lies behind one."
            .formatted(path),
        "Use the real path, or remove the reparse point by hand after looking where it leads.");
  }

  /** Something else lies at the path. */
  public static RefusedException blocked(String path, String why) {
    return refused(
        RefusalCode.PATH_BLOCKED,
        "%s %s.".formatted(path, why),
        "Look at what lies there; move it away by hand if it is not needed.");
  }

  /** Somebody has it open. */
  public static RefusedException inUse(String path) {
    return refused(
        RefusalCode.FILE_IN_USE,
        "%s is open in another program.".formatted(path),
        "Stop the service or close the program that has it open, then ask again.");
  }

  /** More files than the caller meant. */
  public static RefusedException tooMany(String what, int max) {
    return refused(
        RefusalCode.TOO_MANY_FILES,
        "%s: more than %d files; nothing was removed.".formatted(what, max),
        "Look at a preview; narrow the patterns or raise maxFiles (10000 at most).");
  }

  /** There is no such file. */
  public static RefusedException notFound(LocalPath path) {
    return refused(
        RefusalCode.FILE_NOT_FOUND,
        "There is no file %s.".formatted(path),
        "Check the path; programs may be installed elsewhere on this machine.");
  }

  /** Neither the machine nor its domain knows the account. */
  public static RefusedException unknownPrincipal(Principal principal) {
    return refused(
        RefusalCode.UNKNOWN_PRINCIPAL,
        "This machine knows no account %s.".formatted(principal),
        "Check the name, or use the account's SID.");
  }

  /** The file is not one whose settings can be changed safely. */
  public static RefusedException notEditable(LocalPath path, String why) {
    return refused(
        RefusalCode.CONFIG_NOT_EDITABLE,
        "%s: %s.".formatted(path, why),
        "Edit the file by hand, then ask again.");
  }

  private static RefusedException refused(RefusalCode code, String detail, String cure) {
    return new RefusedException(new Refusal(code, detail, cure, List.of(), null));
  }
}
