package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Shape;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The AD-integrated zone: an address record of the primary's name that points to the floating
 * address.
 */
public final class Dns {
  private static final short TYPE_A = 1;
  private static final short TYPE_SOA = 6;
  private static final byte VERSION = 5;
  private static final byte RANK_ZONE = (byte) 0xF0;
  private static final int SERIAL = 7;
  private static final int TTL_SECONDS = 1200;

  private Dns() {}

  /** The zone's folder; a real domain has it already. */
  public static String zone(Shape shape) {
    return child("DC", shape.zone(), "CN=MicrosoftDNS,DC=DomainDnsZones," + shape.baseDn());
  }

  static List<Entry> entries(Shape shape) {
    Entries entries = new Entries();
    add(entries, shape, Forest.PRIMARY, Forest.FLOATING_ADDRESS);
    add(entries, shape, "EXCH10", "192.0.2.110");
    return entries.all();
  }

  static void add(Entries entries, Shape shape, String name, String address) {
    entries.all().add(name(shape, name, address));
  }

  /** A name with one address, as somebody creates it with the DNS console. */
  public static Entry name(Shape shape, String name, String address) {
    Entry node = new Entry(child("DC", name.toLowerCase(Locale.ROOT), zone(shape)));
    node.addAttribute("objectClass", "top", "dnsNode");
    node.addAttribute("dnsRecord", addressRecord(address));
    return node;
  }

  /** The node at the top of the zone, with its start of authority; a real domain has it already. */
  public static Entry apex(Shape shape) {
    Entry apex = new Entry(child("DC", "@", zone(shape)));
    apex.addAttribute("objectClass", "top", "dnsNode");
    ByteBuffer content = ByteBuffer.allocate(256);
    for (int number : new int[] {SERIAL, 900, 600, 86_400, 3_600}) {
      content.putInt(number);
    }
    for (String name : List.of("dc1." + shape.zone(), "hostmaster." + shape.zone())) {
      putName(content, name);
    }
    byte[] octets = Arrays.copyOf(content.array(), content.position());
    apex.addAttribute("dnsRecord", record(TYPE_SOA, octets));
    return apex;
  }

  /** A DNS_COUNT_NAME (MS-DNSP 2.2.2.2.2). */
  private static void putName(ByteBuffer out, String name) {
    String[] labels = name.split("\\.", -1);
    out.put((byte) (name.length() + 2)).put((byte) labels.length);
    for (String label : labels) {
      out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.put((byte) 0);
  }

  /** The value of an A record. */
  public static byte[] addressRecord(String address) {
    try {
      return record(TYPE_A, InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(address, notAnAddress);
    }
  }

  /** A dnsRecord value (MS-DNSP 2.3.2.2): little-endian but for the time to live. */
  private static byte[] record(short type, byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(24 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) content.length).putShort(type);
    out.put(VERSION).put(RANK_ZONE).putShort((short) 0);
    out.putInt(SERIAL);
    out.order(ByteOrder.BIG_ENDIAN).putInt(TTL_SECONDS).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0).putInt(0);
    return out.put(content).array();
  }
}
