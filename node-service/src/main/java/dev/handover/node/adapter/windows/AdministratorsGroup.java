package dev.handover.node.adapter.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.WindowsError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Membership of the service's account in the local group Administrators, whatever its name is in
 * the language of this Windows. Raw disks and the addresses of an interface are open to nobody
 * else.
 */
final class AdministratorsGroup implements Host.Extra {
  private static final String ADMINISTRATORS = "S-1-5-32-544";
  private static final int ALREADY_A_MEMBER = 1378;
  private static final int NOT_A_MEMBER = 1377;

  /** LOCALGROUP_MEMBERS_INFO_0: the member's security identifier and nothing else. */
  private static final int BY_SID = 0;

  private final boolean wanted;

  AdministratorsGroup(boolean wanted) {
    this.wanted = wanted;
  }

  interface LocalGroup extends StdCallLibrary {
    LocalGroup INSTANCE = Native.load("netapi32", LocalGroup.class, W32APIOptions.DEFAULT_OPTIONS);

    int NetLocalGroupAddMembers(
        @Nullable String server, String group, int level, Member members, int count);

    int NetLocalGroupDelMembers(
        @Nullable String server, String group, int level, Member members, int count);
  }

  /** LOCALGROUP_MEMBERS_INFO_0. */
  @Structure.FieldOrder("sid")
  public static final class Member extends Structure {
    public @Nullable Pointer sid;
  }

  @Override
  public String name() {
    return "local administrators";
  }

  @Override
  public String put(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    if (sid.isEmpty()) {
      return "not needed, it is the system";
    }
    if (!wanted) {
      return "not a member, so disk and address only by adapter command";
    }
    return withMember(
        sid.get(),
        (group, member) -> {
          int error = LocalGroup.INSTANCE.NetLocalGroupAddMembers(null, group, BY_SID, member, 1);
          if (error != 0 && error != ALREADY_A_MEMBER) {
            throw failed(registration, error);
          }
          return "member";
        });
  }

  @Override
  public String remove(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    // An account that was there before us may be a member for other reasons.
    if (sid.isEmpty()
        || !registration
            .account()
            .equalsIgnoreCase(Registration.virtualAccount(registration.service()))) {
      return "left as it is";
    }
    return withMember(
        sid.get(),
        (group, member) -> {
          int error = LocalGroup.INSTANCE.NetLocalGroupDelMembers(null, group, BY_SID, member, 1);
          return error == 0 || error == NOT_A_MEMBER
              ? "not a member"
              : "left as it is: " + new WindowsError(error).text();
        });
  }

  private interface Act {
    String on(String group, Member member);
  }

  private static String withMember(String text, Act act) {
    WinNT.PSIDByReference sid = new WinNT.PSIDByReference();
    if (!Advapi32.INSTANCE.ConvertStringSidToSid(text, sid)) {
      throw InstallFault.failed("%s: %s".formatted(text, Native32.lastError().text()));
    }
    Pointer pointer = sid.getValue().getPointer();
    try {
      Member member = new Member();
      member.sid = pointer;
      return act.on(Advapi32Util.getAccountBySid(ADMINISTRATORS).name, member);
    } finally {
      Kernel32.INSTANCE.LocalFree(pointer);
    }
  }

  private static InstallFault failed(Registration registration, int error) {
    return InstallFault.failed(
        "%s cannot be made a local administrator: %s"
            .formatted(registration.account(), new WindowsError(error).text()));
  }
}
