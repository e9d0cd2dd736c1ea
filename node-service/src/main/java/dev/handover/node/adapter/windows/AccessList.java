package dev.handover.node.adapter.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT.PSID;
import dev.handover.node.domain.AccessEntry;
import dev.handover.node.domain.AccessRights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ACL in memory (MS-DTYP 2.4.5): a header of eight bytes, then entries of type, flags, size,
 * mask and SID. Entries that neither allow nor deny plainly are passed over.
 *
 * @param pointer null when everybody may do everything
 */
record AccessList(@Nullable Pointer pointer) {
  private static final int HEADER = 8;
  private static final int COUNT_OFFSET = 4;
  private static final int SIZE_OFFSET = 2;
  private static final int MASK_OFFSET = 4;
  private static final int SID_OFFSET = 8;
  private static final byte ALLOWED = 0;
  private static final byte DENIED = 1;
  private static final int INHERITED_BELOW = 3;
  private static final int INHERITED = 0x10;
  private static final int MAX_ENTRIES = 1024;

  /** One entry as it lies there. */
  record Entry(boolean allowed, int flags, int mask, String sid) {

    /** An entry as we give it. */
    static Entry given(String sid, int mask) {
      return new Entry(true, INHERITED_BELOW, mask, sid);
    }
  }

  List<Entry> entries() {
    if (pointer == null) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    int count = Math.min(Short.toUnsignedInt(pointer.getShort(COUNT_OFFSET)), MAX_ENTRIES);
    long at = HEADER;
    for (int i = 0; i < count; i++) {
      byte type = pointer.getByte(at);
      if (type == ALLOWED || type == DENIED) {
        entries.add(
            new Entry(
                type == ALLOWED,
                Byte.toUnsignedInt(pointer.getByte(at + 1)),
                pointer.getInt(at + MASK_OFFSET),
                new PSID(pointer.share(at + SID_OFFSET)).getSidString()));
      }
      at += Short.toUnsignedInt(pointer.getShort(at + SIZE_OFFSET));
    }
    return entries;
  }

  List<AccessEntry> shown() {
    return entries().stream()
        .map(
            entry ->
                new AccessEntry(
                    accountOf(entry.sid()),
                    entry.sid(),
                    AccessRights.ofMask(entry.mask()),
                    entry.allowed(),
                    (entry.flags() & INHERITED) != 0))
        .toList();
  }

  /** A SID whose account was deleted, or whose domain does not answer, stands for itself. */
  private static String accountOf(String sid) {
    try {
      return Advapi32Util.getAccountBySid(sid).fqn;
    } catch (Win32Exception e) {
      return sid;
    }
  }
}
