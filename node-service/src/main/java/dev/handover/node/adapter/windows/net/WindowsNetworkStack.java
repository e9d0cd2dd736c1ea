package dev.handover.node.adapter.windows.net;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.ptr.PointerByReference;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.NetworkInterface;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.Subnet;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * iphlpapi of the machine that this runs on. Tables are read anew at each call. A function that
 * this Windows does not have is told as error 127.
 */
final class WindowsNetworkStack implements NetworkStack {
  private static final int MAX_ROWS = 10_000;
  private static final int TABLE_OFFSET = 8;

  /** ERROR_PROC_NOT_FOUND. */
  private static final WindowsError NO_SUCH_FUNCTION = new WindowsError(127);

  /** ERROR_GEN_FAILURE, ERROR_BAD_NET_NAME, ERROR_HOST_UNREACHABLE: nobody answered. */
  private static final List<Integer> SILENCE = List.of(31, 67, 1232);

  private static final int LOOPBACK = 24;
  private static final int UP = 1;

  /** MIB_UNICASTIPADDRESS_ROW: size and offsets. */
  private static final class Unicast {
    static final int SIZE = 80;
    static final int LUID = 32;
    static final int VALID_LIFETIME = 52;
    static final int PREFERRED_LIFETIME = 56;
    static final int PREFIX_LENGTH = 60;
    static final int SKIP_AS_SOURCE = 61;
    static final int DUPLICATE_STATE = 64;
  }

  /** MIB_IPNET_ROW2: size and offsets. */
  private static final class Neighbours {
    static final int SIZE = 88;
    static final int LUID = 32;
    static final int PHYSICAL = 40;
    static final int PHYSICAL_LENGTH = 72;
    static final int STATE = 76;

    /** NlnsUnreachable and NlnsIncomplete are the first two of NL_NEIGHBOR_STATE. */
    static final int FIRST_KNOWN_STATE = 2;

    static final int MAX_PHYSICAL = 32;
  }

  /** MIB_IPFORWARD_ROW2: size and offsets. */
  private static final class Route {
    static final int SIZE = 104;
    static final int LUID = 0;
    static final int PREFIX_LENGTH = 40;
    static final int NEXT_HOP = 44;
  }

  @Override
  public List<UnicastAddress> addresses() {
    return table(IpHelper.INSTANCE::GetUnicastIpAddressTable, Unicast.SIZE, this::unicast);
  }

  private Optional<UnicastAddress> unicast(Pointer row) {
    return SocketAddress.read(row, 0)
        .map(
            address ->
                new UnicastAddress(
                    address,
                    row.getLong(Unicast.LUID),
                    Math.min(
                        Byte.toUnsignedInt(row.getByte(Unicast.PREFIX_LENGTH)),
                        address.maxPrefixLength()),
                    row.getByte(Unicast.SKIP_AS_SOURCE) != 0,
                    UnicastAddress.Duplicate.of(row.getInt(Unicast.DUPLICATE_STATE))));
  }

  @Override
  public List<NetworkInterface> interfaces() {
    Map<Long, List<Subnet>> networks = new TreeMap<>();
    for (UnicastAddress one : addresses()) {
      networks
          .computeIfAbsent(one.interfaceId(), id -> new ArrayList<>())
          .add(new Subnet(one.address(), one.prefixLength()));
    }
    return networks.entrySet().stream()
        .map(entry -> described(entry.getKey(), entry.getValue()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty when the interface was removed meanwhile. */
  private static Optional<NetworkInterface> described(long luid, List<Subnet> networks) {
    IPHlpAPI.MIB_IF_ROW2 row = new IPHlpAPI.MIB_IF_ROW2();
    row.InterfaceLuid = luid;
    if (IPHlpAPI.INSTANCE.GetIfEntry2(row) != 0) {
      return Optional.empty();
    }
    boolean usable = row.OperStatus == UP && row.Type != LOOPBACK;
    String guid = row.InterfaceGuid.toGuidString().replaceAll("[{}]", "");
    return Optional.of(
        new NetworkInterface(luid, Native.toString(row.Alias), guid, usable, networks));
  }

  @Override
  public WindowsError add(FloatingAddress address, int prefixLength, long interfaceId) {
    return called(
        helper -> {
          try (Memory row = new Memory(Unicast.SIZE)) {
            row.clear();
            helper.InitializeUnicastIpAddressEntry(row);
            SocketAddress.write(address, row, 0);
            row.setLong(Unicast.LUID, interfaceId);
            row.setInt(Unicast.VALID_LIFETIME, -1);
            row.setInt(Unicast.PREFERRED_LIFETIME, -1);
            row.setByte(Unicast.PREFIX_LENGTH, (byte) prefixLength);
            row.setByte(Unicast.SKIP_AS_SOURCE, (byte) 1);
            return helper.CreateUnicastIpAddressEntry(row);
          }
        });
  }

  @Override
  public WindowsError remove(UnicastAddress address) {
    return called(
        helper -> {
          try (Memory row = new Memory(Unicast.SIZE)) {
            row.clear();
            helper.InitializeUnicastIpAddressEntry(row);
            SocketAddress.write(address.address(), row, 0);
            row.setLong(Unicast.LUID, address.interfaceId());
            return helper.DeleteUnicastIpAddressEntry(row);
          }
        });
  }

  @Override
  public Neighbour ask(
      FloatingAddress address, long interfaceId, Optional<FloatingAddress> source) {
    try (Memory row = new Memory(Neighbours.SIZE);
        Memory from = new Memory(SocketAddress.SIZE)) {
      row.clear();
      SocketAddress.write(address, row, 0);
      row.setLong(Neighbours.LUID, interfaceId);
      source.ifPresent(sender -> SocketAddress.write(sender, from, 0));
      WindowsError error =
          called(helper -> helper.ResolveIpNetEntry2(row, source.isPresent() ? from : null));
      if (SILENCE.contains((int) error.code())) {
        return new Neighbour.Silent();
      }
      return error.isNone() ? answer(row) : new Neighbour.NotAsked(error);
    }
  }

  /** Success without a hardware address, or with one from former times, is no answer. */
  private static Neighbour answer(Pointer row) {
    int length = Math.min(row.getInt(Neighbours.PHYSICAL_LENGTH), Neighbours.MAX_PHYSICAL);
    if (length <= 0 || row.getInt(Neighbours.STATE) < Neighbours.FIRST_KNOWN_STATE) {
      return new Neighbour.Silent();
    }
    byte[] physical = row.getByteArray(Neighbours.PHYSICAL, length);
    return new Neighbour.Answers(HexFormat.ofDelimiter("-").withUpperCase().formatHex(physical));
  }

  @Override
  public Optional<FloatingAddress> router(long interfaceId, boolean v6) {
    return table(
            IpHelper.INSTANCE::GetIpForwardTable2,
            Route.SIZE,
            row -> defaultRoute(row, interfaceId))
        .stream()
        .filter(hop -> hop.isV6() == v6)
        .findFirst();
  }

  private static Optional<FloatingAddress> defaultRoute(Pointer row, long interfaceId) {
    boolean isDefault =
        row.getLong(Route.LUID) == interfaceId && row.getByte(Route.PREFIX_LENGTH) == 0;
    return isDefault ? SocketAddress.read(row, Route.NEXT_HOP) : Optional.empty();
  }

  /** A function that fills a table of rows. */
  private interface TableCall {
    int fill(short family, PointerByReference table);
  }

  private static <T> List<T> table(
      TableCall call, int rowSize, Function<Pointer, Optional<T>> reader) {
    PointerByReference table = new PointerByReference();
    int error = call.fill(IpHelper.AF_UNSPEC, table);
    if (error != 0) {
      throw unreadable(new WindowsError(Integer.toUnsignedLong(error)));
    }
    Pointer memory = table.getValue();
    try {
      List<T> rows = new ArrayList<>();
      int count = Math.min(memory.getInt(0), MAX_ROWS);
      for (int i = 0; i < count; i++) {
        reader.apply(memory.share(TABLE_OFFSET + (long) i * rowSize)).ifPresent(rows::add);
      }
      return rows;
    } finally {
      IpHelper.INSTANCE.FreeMibTable(memory);
    }
  }

  private static WindowsError called(ToIntFunction<IpHelper> call) {
    try {
      return new WindowsError(Integer.toUnsignedLong(call.applyAsInt(IpHelper.INSTANCE)));
    } catch (UnsatisfiedLinkError e) {
      return NO_SUCH_FUNCTION;
    }
  }

  private static RefusedException unreadable(WindowsError error) {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "The addresses of this machine cannot be read (%s).".formatted(error.text()),
            "Look at the machine's network interfaces, then ask again."));
  }
}
