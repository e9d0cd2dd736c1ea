package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.WindowsError;
import dev.handover.node.domain.WindowsRelease;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connected interfaces: what they are and which DNS servers they ask, from
 * GetAdaptersAddresses; whether they register in DNS (KB 246804), NetBIOS (KB 314053) and the
 * binding order from the registry.
 */
final class HostInterfaces {
  private static final String TCPIP = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\";
  private static final String NETBT =
      "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters\\Interfaces\\Tcpip_";
  private static final int SKIP_ANYCAST_AND_MULTICAST = 0x2 | 0x4;
  private static final int ERROR_BUFFER_OVERFLOW = 111;
  private static final int ERROR_NO_DATA = 232;
  private static final int FIRST_SIZE = 16 * 1024;
  private static final int MAX_SIZE = 1024 * 1024;
  private static final int MAX_ATTEMPTS = 4;
  private static final int IF_TYPE_SOFTWARE_LOOPBACK = 24;
  private static final int IF_OPER_STATUS_UP = 1;

  private final WindowsRelease release;

  HostInterfaces(WindowsRelease release) {
    this.release = release;
  }

  /** What JNA's mapping of iphlpapi leaves out. */
  interface AdapterTable extends StdCallLibrary {
    AdapterTable INSTANCE = Native.load("iphlpapi", AdapterTable.class);

    /** Fills a list of IP_ADAPTER_ADDRESSES_LH. */
    int GetAdaptersAddresses(
        int family, int flags, @Nullable Pointer reserved, Pointer buffer, IntByReference size);
  }

  /** Offsets in IP_ADAPTER_ADDRESSES_LH and its lists, 64 bit (iptypes.h). */
  private static final class Offset {
    static final long NEXT = 8;
    static final long ADAPTER_NAME = 16;
    static final long FIRST_UNICAST = 24;
    static final long FIRST_DNS_SERVER = 48;
    static final long FRIENDLY_NAME = 72;
    static final long TYPE = 100;
    static final long STATUS = 104;
    static final long IPV4_METRIC = 216;
    static final long LIST_ADDRESS = 16;
    static final long UNICAST_PREFIX_LENGTH = 56;

    private Offset() {}
  }

  Reading<List<HostInterface>> read() {
    IntByReference size = new IntByReference(FIRST_SIZE);
    int error = ERROR_BUFFER_OVERFLOW;
    for (int attempt = 0; attempt < MAX_ATTEMPTS && size.getValue() <= MAX_SIZE; attempt++) {
      try (Memory buffer = new Memory(size.getValue())) {
        error =
            AdapterTable.INSTANCE.GetAdaptersAddresses(
                0, SKIP_ANYCAST_AND_MULTICAST, null, buffer, size);
        if (error == 0) {
          return RegistryReader.reading(
              "The network interfaces", () -> Reading.known(interfaces(buffer)));
        }
      }
      if (error != ERROR_BUFFER_OVERFLOW) {
        break;
      }
    }
    return error == ERROR_NO_DATA
        ? Reading.known(List.of())
        : Reading.unknown(
            "The network interfaces cannot be read (%s)."
                .formatted(new WindowsError(error).text()));
  }

  private List<HostInterface> interfaces(Pointer first) {
    List<String> bound = bindings();
    List<HostInterface> found = new ArrayList<>();
    for (@Nullable Pointer one = first; one != null; one = one.getPointer(Offset.NEXT)) {
      if (one.getInt(Offset.TYPE) != IF_TYPE_SOFTWARE_LOOPBACK
          && one.getInt(Offset.STATUS) == IF_OPER_STATUS_UP) {
        found.add(toInterface(one, bound));
      }
    }
    return found;
  }

  private HostInterface toInterface(Pointer one, List<String> bound) {
    String id = one.getPointer(Offset.ADAPTER_NAME).getString(0);
    int place = bound.indexOf(id);
    int rank =
        release.ordersInterfacesByMetric() || place < 0 ? one.getInt(Offset.IPV4_METRIC) : place;
    return new HostInterface(
        one.getPointer(Offset.FRIENDLY_NAME).getWideString(0),
        rank,
        dnsServers(one),
        registersInDns(id),
        netbios(id),
        prefixes(one));
  }

  private static List<String> bindings() {
    return RegistryReader.value(TCPIP + "Linkage", "Bind")
        .filter(String[].class::isInstance)
        .map(value -> List.of((String[]) value))
        .orElse(List.of())
        .stream()
        .map(device -> device.substring(device.lastIndexOf('\\') + 1))
        .toList();
  }

  private static List<String> dnsServers(Pointer one) {
    List<String> servers = new ArrayList<>();
    @Nullable Pointer entry = one.getPointer(Offset.FIRST_DNS_SERVER);
    for (; entry != null; entry = entry.getPointer(Offset.NEXT)) {
      address(entry).map(FloatingAddress::value).ifPresent(servers::add);
    }
    return servers;
  }

  private static List<HostInterface.Prefix> prefixes(Pointer one) {
    List<HostInterface.Prefix> prefixes = new ArrayList<>();
    @Nullable Pointer entry = one.getPointer(Offset.FIRST_UNICAST);
    for (; entry != null; entry = entry.getPointer(Offset.NEXT)) {
      int length = Byte.toUnsignedInt(entry.getByte(Offset.UNICAST_PREFIX_LENGTH));
      address(entry)
          .map(address -> new HostInterface.Prefix(address, length))
          .ifPresent(prefixes::add);
    }
    return prefixes;
  }

  /** A SOCKET_ADDRESS: a SOCKADDR_IN has its address at 4, a SOCKADDR_IN6 at 8. */
  private static Optional<FloatingAddress> address(Pointer entry) {
    Pointer socket = entry.getPointer(Offset.LIST_ADDRESS);
    byte[] bytes =
        switch (socket.getShort(0)) {
          case 2 -> socket.getByteArray(4, 4);
          case 23 -> socket.getByteArray(8, 16);
          default -> new byte[0];
        };
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FloatingAddress(InetAddress.getByAddress(bytes).getHostAddress()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not the bytes of an address", e);
    }
  }

  /** It does unless it was told not to, here or for the whole machine. */
  private static boolean registersInDns(String id) {
    String ours = TCPIP + "Parameters\\Interfaces\\" + id;
    boolean forbidden =
        is(TCPIP + "Parameters", "DisableDynamicUpdate", 1)
            || is(ours, "DisableDynamicUpdate", 1)
            || is(ours, "RegistrationEnabled", 0);
    return !forbidden;
  }

  private static HostInterface.Netbios netbios(String id) {
    if (is(NETBT + id, "NetbiosOptions", 2)) {
      return HostInterface.Netbios.DISABLED;
    }
    return is(NETBT + id, "NetbiosOptions", 1)
        ? HostInterface.Netbios.ENABLED
        : HostInterface.Netbios.DEFAULT;
  }

  private static boolean is(String key, String name, long value) {
    return RegistryReader.number(key, name).map(found -> found == value).orElse(false);
  }
}
