package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.IpAddress;
import java.io.IOException;
import java.util.Locale;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** Records between dnsjava's form and the values of a change: {@code 3600 192.0.2.50}. */
final class RecordTexts {
  private RecordTexts() {}

  static Name name(String absolute) {
    try {
      return Name.fromString(absolute, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("'" + absolute + "' is no DNS name", e);
    }
  }

  static AttributeValue value(Record record) {
    return AttributeValue.of(record.getTTL() + " " + data(record));
  }

  /** Addresses in their canonical form, which is not dnsjava's. */
  static String data(Record record) {
    String text = record.rdataToString().toLowerCase(Locale.ROOT);
    return record instanceof AAAARecord
        ? IpAddress.of(record.rdataToWireCanonical()).map(IpAddress::text).orElse(text)
        : text;
  }

  /** Throws {@link IllegalArgumentException} for a value that {@link #value} did not write. */
  static Record record(DnsServerName name, DnsType type, AttributeValue value) {
    String text = value.text();
    try {
      return record(name, type, Long.parseLong(text.substring(0, text.indexOf(' '))), text);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("'" + text + "' is no " + type + " record", e);
    }
  }

  /** The record as a prerequisite names it: with a TTL of 0 (RFC 2136, section 2.4.2). */
  static Record prerequisite(DnsServerName name, DnsType type, AttributeValue value) {
    String text = value.text();
    try {
      return record(name, type, 0, text);
    } catch (IOException e) {
      throw new IllegalArgumentException("'" + text + "' is no " + type + " record", e);
    }
  }

  private static Record record(DnsServerName name, DnsType type, long ttl, String text)
      throws IOException {
    return Record.fromString(
        name(name.absolute()),
        type.code(),
        DClass.IN,
        ttl,
        text.substring(text.indexOf(' ') + 1),
        Name.root);
  }
}
