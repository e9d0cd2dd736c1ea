package dev.handover.node.adapter.windows.net;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Functions of iphlpapi that JNA does not map (netioapi.h); each returns a Windows error code. */
interface IpHelper extends StdCallLibrary {
  IpHelper INSTANCE = Native.load("iphlpapi", IpHelper.class);

  short AF_UNSPEC = 0;

  /** Fills a MIB_UNICASTIPADDRESS_TABLE, which has to be freed. */
  int GetUnicastIpAddressTable(short family, PointerByReference table);

  /** Fills a MIB_IPFORWARD_TABLE2, which has to be freed. */
  int GetIpForwardTable2(short family, PointerByReference table);

  void FreeMibTable(Pointer table);

  /** Sets a MIB_UNICASTIPADDRESS_ROW to what an entry begins with. */
  void InitializeUnicastIpAddressEntry(Pointer row);

  int CreateUnicastIpAddressEntry(Pointer row);

  int DeleteUnicastIpAddressEntry(Pointer row);

  /** Forgets what is known of the neighbour in a MIB_IPNET_ROW2, then asks the network. */
  int ResolveIpNetEntry2(Pointer row, @Nullable Pointer source);
}
