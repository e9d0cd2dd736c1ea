package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.HostileNames;
import dev.handover.directory.domain.dns.DnsType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsRecordTest {
  /**
   * 192.0.2.50, TTL 3600, serial 110, as Windows writes it: length, type, version, rank, flags,
   * serial, TTL, ...
   */
  private static final String HOST_RECORD =
      "04000100" + "05f00000" + "6e000000" + "00000e10" + "00000000" + "00000000" + "c0000232";

  /** An alias of exch1.example.test, TTL 3600, serial 110: 20 octets of labels, 3 labels. */
  private static final String ALIAS_RECORD =
      "16000500"
          + "05f00000"
          + "6e000000"
          + "00000e10"
          + "00000000"
          + "00000000"
          + "1403"
          + "056578636831"
          + "076578616d706c65"
          + "0474657374"
          + "00";

  private static final String IPV6_RECORD =
      "10001c00"
          + "05f00000"
          + "6e000000"
          + "00000e10"
          + "00000000"
          + "00000000"
          + "20010db8000000000000000000000050";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void writesAHostRecordAsWindowsDoes() {
    assertThat(written(DnsType.A, "192.0.2.50")).isEqualTo(HOST_RECORD);
  }

  @Test
  void writesAnIpv6AddressAndNamesAsWindowsDoes() {
    assertThat(written(DnsType.AAAA, "2001:db8::50")).isEqualTo(IPV6_RECORD);
    assertThat(written(DnsType.CNAME, "exch1.example.test.")).isEqualTo(ALIAS_RECORD);
    assertThat(written(DnsType.PTR, "exch1.example.test."))
        .isEqualTo(ALIAS_RECORD.replace("16000500", "16000c00"));
  }

  private static String written(DnsType type, String data) {
    return HexFormat.of().formatHex(DnsRecord.of(type, data, 3600, 110).bytes());
  }

  @Test
  void readsNamesInLowerCaseAndWithTheirOddOctets() {
    String odd = "0900" + "0500" + "05f00000" + "00000000" + "00000e10" + "0000000000000000";
    DnsRecord record =
        DnsRecord.tryParse(HexFormat.of().parseHex(odd + "0702" + "0241b0" + "022e00" + "00"))
            .orElseThrow();

    assertThat(record.data(DnsType.CNAME)).contains("a\\176.\\046\\000.");
    assertThat(record.data(DnsType.A)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "1403",
        "0100",
        "020000",
        "0101",
        "03010a00",
        "0401024100",
        "0402014100",
        "05010141ff00",
        "ff03056578636831",
        "040102410042",
        "4201407878"
      })
  void takesNoNameFromOctetsThatAreNone(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    DnsRecord record = new DnsRecord(DnsType.CNAME.code(), 1, 60, DnsRecord.Octets.of(octets));

    assertThat(record.data(DnsType.CNAME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 15, 17})
  void takesNoAddressOfAWrongLength(int length) {
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      DnsRecord record = new DnsRecord(type.code(), 1, 60, DnsRecord.Octets.of(new byte[length]));

      assertThat(record.data(type)).isEmpty();
    }
  }

  @Test
  void takesNoRecordOfAWrongLengthOrVersion() {
    for (int cut = 0; cut < HOST_RECORD.length(); cut += 2) {
      assertThat(DnsRecord.tryParse(HexFormat.of().parseHex(HOST_RECORD.substring(0, cut))))
          .isEmpty();
    }
    assertThat(DnsRecord.tryParse(HexFormat.of().parseHex(HOST_RECORD + "00"))).isEmpty();
    assertThat(DnsRecord.tryParse(HexFormat.of().parseHex(HOST_RECORD.replace("05f0", "04f0"))))
        .isEmpty();
  }

  @Test
  void writesTheTimeOfADeletionInWindowsUnits() {
    byte[] octets = DnsRecord.tombstone(Instant.parse("2026-01-02T03:04:05Z"), 7).bytes();

    long units = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getLong(24);
    assertThat(units).isEqualTo(134_117_966_450_000_000L);
  }

  @Test
  void readsTypeSerialTtlAndAddress() {
    DnsRecord record = DnsRecord.tryParse(HexFormat.of().parseHex(HOST_RECORD)).orElseThrow();

    assertThat(record.type()).isEqualTo(DnsType.A.code());
    assertThat(record.serial()).isEqualTo(110);
    assertThat(record.ttlSeconds()).isEqualTo(3600);
    assertThat(record.data(DnsType.A)).contains("192.0.2.50");
  }

  @Test
  void readsSerialAndDefaultTtlOfTheZone() {
    String soa = "00000007" + "00000384" + "00000258" + "00015180" + "00000e10" + "0000";
    String octets =
        "16000600" + "05f00000" + "07000000" + "00000e10" + "00000000" + "00000000" + soa;

    DnsRecord record = DnsRecord.tryParse(HexFormat.of().parseHex(octets)).orElseThrow();

    assertThat(record.zoneSerial()).isEqualTo(7);
    assertThat(record.minimumTtlSeconds()).isEqualTo(3600);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverFailsOnOctetsThatAreNoRecord(long seed) {
    HostileNames names = new HostileNames(seed);
    byte[] octets = new byte[names.upTo(60)];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) names.upTo(256);
    }

    Optional<DnsRecord> record = DnsRecord.tryParse(octets);

    assertThat(record.filter(one -> one.content().length() != octets.length - 24)).isEmpty();
  }
}
