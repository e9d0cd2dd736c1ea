package dev.handover.directory.adapter.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ldaptive.LdapAttribute;
import org.ldaptive.LdapEntry;

/**
 * One LDAP message that holds a SearchResultEntry (RFC 4511, section 4.5.2) without controls, read
 * front to back.
 */
final class SearchEntryFrame {

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SET = 0x31;
  private static final int SEARCH_RESULT_ENTRY = 0x64;

  private final ByteBuf frame;

  private SearchEntryFrame(ByteBuf frame) {
    this.frame = frame;
  }

  /**
   * The entry in a message; null, and the message as it was, when it holds something else or is not
   * what it should be.
   */
  static @Nullable LdapEntry decode(ByteBuf message) {
    int begin = message.readerIndex();
    LdapEntry entry = null;
    try {
      entry = new SearchEntryFrame(message).entry();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // Not as it should be: ldaptive says what is wrong with it.
    } finally {
      if (entry == null) {
        message.readerIndex(begin);
      }
    }
    return entry;
  }

  private @Nullable LdapEntry entry() {
    int end = begin(SEQUENCE);
    int id = integer();
    if (end != frame.writerIndex()
        || frame.getUnsignedByte(frame.readerIndex()) != SEARCH_RESULT_ENTRY) {
      return null;
    }
    if (begin(SEARCH_RESULT_ENTRY) != end) {
      return null;
    }
    String dn = text();
    int last = begin(SEQUENCE);
    List<LdapAttribute> attributes = new ArrayList<>();
    while (frame.readerIndex() < last) {
      attributes.add(attribute());
    }
    if (frame.readerIndex() != end) {
      return null;
    }
    return LdapEntry.builder().messageID(id).dn(dn).attributes(attributes).build();
  }

  private LdapAttribute attribute() {
    int end = begin(SEQUENCE);
    String name = text();
    int last = begin(SET);
    List<byte[]> values = new ArrayList<>(1);
    while (frame.readerIndex() < last) {
      values.add(octets());
    }
    if (frame.readerIndex() != end || name.isEmpty()) {
      throw new IllegalArgumentException("no attribute");
    }
    return LdapAttribute.builder().name(name).binaryValues(values).build();
  }

  private String text() {
    return new String(octets(), UTF_8);
  }

  private byte[] octets() {
    byte[] octets = new byte[begin(OCTET_STRING) - frame.readerIndex()];
    frame.readBytes(octets);
    return octets;
  }

  private int integer() {
    int end = begin(INTEGER);
    int value = 0;
    if (end - frame.readerIndex() > Integer.BYTES) {
      throw new IllegalArgumentException("no message ID");
    }
    while (frame.readerIndex() < end) {
      value = (value << Byte.SIZE) | frame.readUnsignedByte();
    }
    return value;
  }

  /** Enters an element of this tag; where it ends. */
  private int begin(int tag) {
    if (frame.readUnsignedByte() != tag) {
      throw new IllegalArgumentException("another tag");
    }
    int length = frame.readUnsignedByte();
    if (length >= 0x80) {
      length = longLength(length & 0x7f);
    }
    if (length < 0 || length > frame.readableBytes()) {
      throw new IllegalArgumentException("longer than its message");
    }
    return frame.readerIndex() + length;
  }

  private int longLength(int octets) {
    if (octets < 1 || octets > Integer.BYTES) {
      throw new IllegalArgumentException("no length");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << Byte.SIZE) | frame.readUnsignedByte();
    }
    return length;
  }
}
