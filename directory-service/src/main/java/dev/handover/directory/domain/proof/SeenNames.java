package dev.handover.directory.domain.proof;

/**
 * Remembers names by eight octets each, so that those of a whole forest fit into memory (a million
 * names: 32 MiB at most). Two names may share a fingerprint: "seen" means "look at it again".
 */
final class SeenNames {
  private static final int FIRST_CAPACITY = 1024;
  private static final long PRIME = 0x100000001b3L;
  private static final long OFFSET = 0xcbf29ce484222325L;

  private long[] slots = new long[FIRST_CAPACITY];
  private int size;

  /** Whether it is new; false also for one that shares the fingerprint of another. */
  boolean add(String name) {
    long fingerprint = fingerprint(name);
    if (!put(slots, fingerprint)) {
      return false;
    }
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long fingerprint : slots) {
      if (fingerprint != 0) {
        put(larger, fingerprint);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long fingerprint) {
    int at = (int) Long.remainderUnsigned(fingerprint, slots.length);
    while (slots[at] != 0) {
      if (slots[at] == fingerprint) {
        return false;
      }
      at = (at + 1) % slots.length;
    }
    slots[at] = fingerprint;
    return true;
  }

  /** FNV-1a, mixed; never 0, which marks an empty slot. */
  private static long fingerprint(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
