package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Shape;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * The AD-integrated zone: an address record of the primary's name that points to the floating
 * address.
 */
final class Dns {
  private static final short TYPE_A = 1;
  private static final byte VERSION = 5;
  private static final byte RANK_ZONE = (byte) 0xF0;
  private static final int SERIAL = 7;
  private static final int TTL_SECONDS = 1200;

  private Dns() {}

  /** The zone's folder; a real domain has it already. */
  static String zone(Shape shape) {
    return child("DC", shape.zone(), "CN=MicrosoftDNS,DC=DomainDnsZones," + shape.baseDn());
  }

  static List<Entry> entries(Shape shape) {
    Entries entries = new Entries();
    add(entries, shape, Forest.PRIMARY, Forest.FLOATING_ADDRESS);
    add(entries, shape, "EXCH10", "192.0.2.110");
    return entries.all();
  }

  private static void add(Entries entries, Shape shape, String name, String address) {
    String label = name.toLowerCase(Locale.ROOT);
    Entry node = entries.add(child("DC", label, zone(shape)), "top", "dnsNode");
    node.addAttribute("dnsRecord", addressRecord(address));
  }

  /** A dnsRecord value (MS-DNSP 2.3.2.2): little-endian but for the time to live. */
  private static byte[] addressRecord(String address) {
    try {
      byte[] octets = InetAddress.getByName(address).getAddress();
      ByteBuffer out = ByteBuffer.allocate(24 + octets.length).order(ByteOrder.LITTLE_ENDIAN);
      out.putShort((short) octets.length).putShort(TYPE_A);
      out.put(VERSION).put(RANK_ZONE).putShort((short) 0);
      out.putInt(SERIAL);
      out.order(ByteOrder.BIG_ENDIAN).putInt(TTL_SECONDS).order(ByteOrder.LITTLE_ENDIAN);
      out.putInt(0).putInt(0);
      return out.put(octets).array();
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(address, notAnAddress);
    }
  }
}
