package dev.handover.directory.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.50, 192.0.2.50",
    "2001:DB8:0:0:0:0:0:50, 2001:db8::50",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "0:0:1:0:0:0:1:0, 0:0:1::1:0",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:1:1, 2001::1:0:0:1:1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
  })
  void hasOneSpelling(String text, String canonical) {
    assertThat(IpAddress.tryParse(text).orElseThrow().text()).isEqualTo(canonical);
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
        "1.2.3.x",
        "-1.2.3.4",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1::2::3",
        "12345::",
        "g::",
        "::1%eth0",
        "::ffff:1.2.3.4",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:",
        "[::1]"
      })
  void takesNothingElseForAnAddress(String text) {
    assertThat(IpAddress.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameAfterAWayThroughOctets(long seed) {
    Random random = new Random(seed);
    byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
    }

    IpAddress address = IpAddress.of(octets).orElseThrow();

    assertThat(IpAddress.tryParse(address.text())).contains(address);
    assertThat(address.octets()).isEqualTo(octets);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.50, 50.2.0.192.in-addr.arpa",
    "2001:db8::50," + " 0.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
  })
  void knowsTheNameThatLeadsBack(String text, String name) {
    assertThat(IpAddress.tryParse(text).orElseThrow().reverseName()).isEqualTo(name);
  }
}
