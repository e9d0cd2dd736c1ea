package dev.handover.directory.adapter.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import dev.handover.directory.domain.DirectorySecurity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ldaptive.Connection;
import org.ldaptive.DefaultConnectionFactory;
import org.ldaptive.LdapEntry;
import org.ldaptive.asn1.DefaultDERBuffer;
import org.ldaptive.transport.ResponseParser;

final class SearchEntryDecoderTest {

  private static final int SEEDS = 2_000;

  @Test
  void readsEveryEntryAsLdaptiveDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      // Given
      byte[] message = message(new SplittableRandom(seed));

      // When
      LdapEntry entry = SearchEntryFrame.decode(Unpooled.wrappedBuffer(message));

      // Then
      LdapEntry theirs =
          (LdapEntry) new ResponseParser().parse(new DefaultDERBuffer(message)).orElseThrow();
      assertThat(entry).as("seed %d", seed).isEqualTo(theirs);
      assertThat(Objects.requireNonNull(entry).getMessageID()).isEqualTo(theirs.getMessageID());
      assertThat(entry.getDn()).isEqualTo(theirs.getDn());
      assertThat(LdapEntries.of(entry)).hasToString(LdapEntries.of(theirs).toString());
    }
  }

  @Test
  void leavesWhatIsNoWholeEntryAsItCame() {
    byte[] whole = message(new SplittableRandom(1));
    for (int length = 0; length < whole.length; length++) {
      // Given
      ByteBuf cut = Unpooled.wrappedBuffer(whole, 0, length);

      // When
      LdapEntry entry = SearchEntryFrame.decode(cut);

      // Then
      assertThat(entry).isNull();
      assertThat(cut.readerIndex()).isZero();
    }
  }

  @Test
  void survivesBrokenOctets() {
    for (int seed = 0; seed < SEEDS; seed++) {
      // Given
      SplittableRandom random = new SplittableRandom(seed);
      byte[] broken = message(random);
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      ByteBuf message = Unpooled.wrappedBuffer(broken);

      // When
      LdapEntry entry = SearchEntryFrame.decode(message);

      // Then
      assertThat(message.readerIndex()).isEqualTo(entry == null ? 0 : broken.length);
    }
  }

  @Test
  void leavesOtherMessagesAndControlsToLdaptive() {
    // Given
    LDAPMessage done = new LDAPMessage(7, new SearchResultDoneProtocolOp(0, null, null, null));
    LDAPMessage controlled =
        new LDAPMessage(
            7,
            new SearchResultEntryProtocolOp("CN=a", List.of(new Attribute("cn", "a"))),
            new Control("1.2.3", false, new ASN1OctetString("x")));

    // When / Then
    assertThat(SearchEntryFrame.decode(Unpooled.wrappedBuffer(done.encode().encode()))).isNull();
    assertThat(SearchEntryFrame.decode(Unpooled.wrappedBuffer(controlled.encode().encode())))
        .isNull();
  }

  @Test
  void findsItsPlaceInAConnection(@TempDir Path folder) throws Exception {
    // Given
    try (TestLdapServer server = TestLdapServer.start(folder);
        Connection connection =
            new DefaultConnectionFactory(server.settings(DirectorySecurity.PLAIN).url())
                .getConnection()) {
      connection.open();

      // When
      boolean there = SearchEntryDecoder.into(connection);

      // Then: a later ldaptive may keep its channel elsewhere; that would only be slower, unseen.
      assertThat(there).isTrue();
    }
  }

  private static byte[] message(SplittableRandom random) {
    List<Attribute> attributes = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      byte[][] values = new byte[random.nextInt(4)][];
      for (int v = 0; v < values.length; v++) {
        values[v] = ("v" + v + "ä,=".repeat(random.nextInt(100))).getBytes(UTF_8);
      }
      attributes.add(
          new Attribute("attribute" + i + (random.nextBoolean() ? ";range=0-*" : ""), values));
    }
    String dn = "CN=é" + "x".repeat(random.nextInt(300)) + ",DC=example,DC=test";
    return new LDAPMessage(
            random.nextInt(1, Integer.MAX_VALUE), new SearchResultEntryProtocolOp(dn, attributes))
        .encode()
        .encode();
  }
}
