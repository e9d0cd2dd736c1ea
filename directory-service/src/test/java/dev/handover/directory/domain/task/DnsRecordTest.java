package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.HostileNames;
import java.util.HexFormat;
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

  private static final Ipv4Address ADDRESS = new Ipv4Address("192.0.2.50");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void writesAHostRecordAsWindowsDoes() {
    byte[] octets = DnsRecord.address(ADDRESS, 3600, 110).bytes();

    assertThat(HexFormat.of().formatHex(octets)).isEqualTo(HOST_RECORD);
  }

  @Test
  void readsTypeSerialTtlAndAddress() {
    DnsRecord record = DnsRecord.tryParse(HexFormat.of().parseHex(HOST_RECORD)).orElseThrow();

    assertThat(record.type()).isEqualTo(DnsRecord.TYPE_A);
    assertThat(record.serial()).isEqualTo(110);
    assertThat(record.ttlSeconds()).isEqualTo(3600);
    assertThat(record.isAddress(ADDRESS)).isTrue();
    assertThat(record.isAddress(new Ipv4Address("192.0.2.51"))).isFalse();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.4 ",
        "::1",
        "1.2.3.x",
        "-1.2.3.4"
      })
  void takesNothingElseForAnAddress(String text) {
    assertThat(Ipv4Address.tryParse(text)).isEmpty();
  }
}
