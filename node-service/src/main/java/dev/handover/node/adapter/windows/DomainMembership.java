package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.DsGetDC.PDOMAIN_CONTROLLER_INFO;
import com.sun.jna.platform.win32.Netapi32;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.domain.ClockSkew;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.SecureChannel;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * This machine as a member of its domain, through netapi32. Calls that make sense only for a member
 * are not made on a machine that is none.
 */
final class DomainMembership {
  private static final int NET_SETUP_DOMAIN_NAME = 3;
  private static final int NETLOGON_CONTROL_TC_QUERY = 6;
  private static final int NETLOGON_INFO_LEVEL = 2;
  private static final int DS_DIRECTORY_SERVICE_REQUIRED = 0x10;

  private final InstantSource clock;

  DomainMembership(InstantSource clock) {
    this.clock = clock;
  }

  /** What JNA's mapping of netapi32 leaves out (lmremutl.h, lmaccess.h). */
  interface Netlogon extends StdCallLibrary {
    Netlogon INSTANCE = Native.load("netapi32", Netlogon.class, W32APIOptions.DEFAULT_OPTIONS);

    int NetGetJoinInformation(
        @Nullable String server, PointerByReference name, IntByReference status);

    int NetRemoteTOD(String server, PointerByReference timeOfDay);

    int I_NetLogonControl2(
        @Nullable String server, int function, int level, Pointer data, PointerByReference buffer);

    int NetApiBufferFree(Pointer buffer);
  }

  /** The domain controller's time by its own clock, against ours when the answer came. */
  Reading<ClockSkew> clockSkew() {
    return inDomain(domain -> domainController(domain, this::skew));
  }

  private Reading<ClockSkew> skew(String controller) {
    PointerByReference answer = new PointerByReference();
    Instant asked = clock.instant();
    int error = Netlogon.INSTANCE.NetRemoteTOD(controller, answer);
    Instant answered = clock.instant();
    if (error != 0) {
      return Reading.unknown(
          "%s does not tell its time (%s).".formatted(controller, new WindowsError(error).text()));
    }
    try {
      // TIME_OF_DAY_INFO: seconds since 1970 at 0, hundredths of a second at 20.
      long seconds = Integer.toUnsignedLong(answer.getValue().getInt(0));
      long hundredths = Integer.toUnsignedLong(answer.getValue().getInt(20));
      Instant theirs = Instant.ofEpochSecond(seconds).plusMillis(hundredths * 10);
      Instant ours = asked.plus(Duration.between(asked, answered).dividedBy(2));
      return Reading.known(new ClockSkew(shown(controller), Duration.between(theirs, ours)));
    } finally {
      Netlogon.INSTANCE.NetApiBufferFree(answer.getValue());
    }
  }

  Reading<SecureChannel> secureChannel() {
    return inDomain(DomainMembership::channel);
  }

  private static Reading<SecureChannel> channel(String domain) {
    PointerByReference answer = new PointerByReference();
    try (Memory name = new Memory((domain.length() + 1L) * Native.WCHAR_SIZE);
        Memory data = new Memory(Native.POINTER_SIZE)) {
      name.setWideString(0, domain);
      data.setPointer(0, name);
      int error =
          Netlogon.INSTANCE.I_NetLogonControl2(
              null, NETLOGON_CONTROL_TC_QUERY, NETLOGON_INFO_LEVEL, data, answer);
      if (error != 0) {
        return Reading.unknown(
            "The secure channel to domain %s cannot be read (%s)."
                .formatted(domain, new WindowsError(error).text()));
      }
    }
    try {
      // NETLOGON_INFO_2: flags, status of the primary controller, name of ours, status of ours.
      Pointer found = answer.getValue();
      @Nullable Pointer controller = found.getPointer(8);
      return Reading.known(
          new SecureChannel(
              domain,
              controller == null ? "" : shown(controller.getWideString(0)),
              new WindowsError(Integer.toUnsignedLong(found.getInt(16)))));
    } finally {
      Netlogon.INSTANCE.NetApiBufferFree(answer.getValue());
    }
  }

  /** Without the two backslashes that Windows writes before it. */
  private static String shown(String controller) {
    return controller.replaceFirst("^\\\\+", "");
  }

  private static <T> Reading<T> inDomain(Function<String, Reading<T>> work) {
    PointerByReference name = new PointerByReference();
    IntByReference status = new IntByReference();
    int error = Netlogon.INSTANCE.NetGetJoinInformation(null, name, status);
    if (error != 0) {
      return Reading.unknown(
          "Whether this machine belongs to a domain cannot be read (%s)."
              .formatted(new WindowsError(error).text()));
    }
    @Nullable Pointer found = name.getValue();
    String domain = found == null ? "" : found.getWideString(0);
    if (found != null) {
      Netlogon.INSTANCE.NetApiBufferFree(found);
    }
    return status.getValue() == NET_SETUP_DOMAIN_NAME
        ? work.apply(domain)
        : Reading.notApplicable("This machine belongs to no domain.");
  }

  private static <T> Reading<T> domainController(String domain, Function<String, Reading<T>> work) {
    PDOMAIN_CONTROLLER_INFO.ByReference found = new PDOMAIN_CONTROLLER_INFO.ByReference();
    int error =
        Netapi32.INSTANCE.DsGetDcName(
            null, domain, null, null, DS_DIRECTORY_SERVICE_REQUIRED, found);
    if (error != 0) {
      return Reading.unknown(
          "No domain controller of %s is found (%s)."
              .formatted(domain, new WindowsError(error).text()));
    }
    String controller = found.dci.DomainControllerName;
    Netapi32.INSTANCE.NetApiBufferFree(found.dci.getPointer());
    return work.apply(controller);
  }
}
