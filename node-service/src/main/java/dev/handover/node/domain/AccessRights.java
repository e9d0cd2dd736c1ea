package dev.handover.node.domain;

/** What a principal may do with a directory and what lies below it, as Windows' own dialog says. */
public enum AccessRights {
  FULL_CONTROL(0x1F01FF),
  MODIFY(0x1301BF),
  /** Reading and executing. */
  READ(0x1200A9),
  /** Any other set of rights; only ever read, never set. */
  SPECIAL(0);

  private static final int GENERIC_ALL = 0x10000000;

  private final int mask;

  AccessRights(int mask) {
    this.mask = mask;
  }

  /** The file access mask (winnt.h). */
  public int mask() {
    return mask;
  }

  /** The rights that a mask stands for. */
  public static AccessRights ofMask(int mask) {
    for (AccessRights rights : values()) {
      if (rights != SPECIAL && rights.mask == mask) {
        return rights;
      }
    }
    return mask == GENERIC_ALL ? FULL_CONTROL : SPECIAL;
  }
}
