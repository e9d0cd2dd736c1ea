package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.PSIDByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.handover.node.domain.AccessEntry;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.AccessRights;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.Principal;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The access control list of a pinned directory, through a handle of its own (aclapi.h). Entries
 * are merged with SetEntriesInAcl, whose SET_ACCESS replaces what the same principal had;
 * SetSecurityInfo hands them down to all that lies below.
 */
final class DirectoryAccess implements AutoCloseable {
  private static final int FILE_OBJECT = 1;
  private static final int DACL = 4;
  private static final int SET_ACCESS = 2;
  private static final int INHERITED_BELOW = 3;

  /** EXPLICIT_ACCESS on 64-bit Windows; in it, mask, mode, inheritance, and the SID at the end. */
  private static final int ENTRY_SIZE = 48;

  private static final int MODE_OFFSET = 4;
  private static final int INHERITANCE_OFFSET = 8;
  private static final int SID_OFFSET = 40;

  private final FileHandle directory;
  private final String path;

  /** Rights for a SID in text. */
  record Given(String sid, AccessRights rights) {}

  private DirectoryAccess(FileHandle directory, String path) {
    this.directory = directory;
    this.path = path;
  }

  /** Opens the list of a directory that is held already. */
  static DirectoryAccess of(PinnedFolder folder) {
    String path = folder.path().endsWith(":") ? folder.path() + "\\" : folder.path();
    FileHandle handle =
        FileHandle.open(
            path,
            FileHandle.CHANGE_ACCESS | FileHandle.READ_ATTRIBUTES,
            WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE,
            FileHandle.Following.NEVER);
    if (!handle.error().isNone()) {
      throw FileFaults.of(path, handle.error());
    }
    return new DirectoryAccess(handle, path);
  }

  /** Looks every principal up; refuses one that neither the machine nor its domain knows. */
  static List<Given> resolve(List<AccessGrant> grants) {
    return grants.stream()
        .map(grant -> new Given(sidOf(grant.principal()), grant.rights()))
        .toList();
  }

  private static String sidOf(Principal principal) {
    if (principal instanceof Principal.Sid sid) {
      return sid.value();
    }
    try {
      return Advapi32Util.getAccountByName(principal.toString()).sidString;
    } catch (Win32Exception e) {
      throw FileRefusals.unknownPrincipal(principal);
    }
  }

  /** Gives the rights; a list that has them already is not written again. */
  void give(List<Given> given) {
    if (given.isEmpty() || read(AccessList::entries).containsAll(wanted(given))) {
      return;
    }
    int error = read(old -> merged(old, given, this::set));
    check(error);
  }

  /** The list with these rights in it, as long as the work lasts; or the error of merging them. */
  static int merged(AccessList old, List<Given> given, ToIntFunction<AccessList> work) {
    PSIDByReference[] sids =
        given.stream().map(grant -> sid(grant.sid())).toArray(PSIDByReference[]::new);
    PointerByReference merged = new PointerByReference();
    try (Memory entries = new Memory((long) ENTRY_SIZE * given.size())) {
      entries.clear();
      for (int i = 0; i < sids.length; i++) {
        long at = (long) i * ENTRY_SIZE;
        entries.setInt(at, given.get(i).rights().mask());
        entries.setInt(at + MODE_OFFSET, SET_ACCESS);
        entries.setInt(at + INHERITANCE_OFFSET, INHERITED_BELOW);
        entries.setPointer(at + SID_OFFSET, sids[i].getValue().getPointer());
      }
      int error =
          FileCalls.Access.INSTANCE.SetEntriesInAcl(sids.length, entries, old.pointer(), merged);
      return error == 0 ? work.applyAsInt(new AccessList(merged.getValue())) : error;
    } finally {
      for (PSIDByReference sid : sids) {
        Kernel32.INSTANCE.LocalFree(sid.getValue().getPointer());
      }
      Kernel32.INSTANCE.LocalFree(merged.getValue());
    }
  }

  private int set(AccessList list) {
    return Advapi32.INSTANCE.SetSecurityInfo(
        directory.value(), FILE_OBJECT, DACL, null, null, list.pointer(), null);
  }

  /** The list as it is now. */
  List<AccessEntry> read() {
    return read(AccessList::shown);
  }

  @Override
  public void close() {
    directory.close();
  }

  private <T> T read(Function<AccessList, T> work) {
    PointerByReference dacl = new PointerByReference();
    PointerByReference descriptor = new PointerByReference();
    check(
        Advapi32.INSTANCE.GetSecurityInfo(
            directory.value(), FILE_OBJECT, DACL, null, null, dacl, null, descriptor));
    try {
      return work.apply(new AccessList(dacl.getValue()));
    } finally {
      Kernel32.INSTANCE.LocalFree(descriptor.getValue());
    }
  }

  private void check(int error) {
    if (error != 0) {
      throw FileFaults.of(path, new WindowsError(error));
    }
  }

  private static List<AccessList.Entry> wanted(List<Given> given) {
    return given.stream()
        .map(grant -> AccessList.Entry.given(grant.sid(), grant.rights().mask()))
        .toList();
  }

  private static PSIDByReference sid(String text) {
    PSIDByReference sid = new PSIDByReference();
    if (!Advapi32.INSTANCE.ConvertStringSidToSid(text, sid)) {
      throw FileRefusals.unknownPrincipal(new Principal.Sid(text));
    }
    return sid;
  }
}
