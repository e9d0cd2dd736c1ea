package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * A directory that an application needs on the group's disk.
 *
 * @param path below the mount point; in a {@link DiskLayout}, with its placeholders
 * @param access who is given what there; others keep what they have
 */
public record DiskDirectory(String path, List<Grant> access) {
  public DiskDirectory {
    access = List.copyOf(access);
  }

  @Override
  public String toString() {
    return access.isEmpty() ? path : path + " " + access;
  }

  /** Rights on a directory; only what the sources ask for. */
  public enum Rights {
    FULL_CONTROL
  }

  /**
   * Who may do what; the account is a well-known SID, because names differ between languages of
   * Windows.
   */
  public record Grant(String account, Rights rights) {
    @Override
    public String toString() {
      return account + " " + rights;
    }
  }
}
