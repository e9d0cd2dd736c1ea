package dev.handover.directory.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.adapter.dns.DnsServerSettings;
import dev.handover.directory.adapter.dns.Rfc2136Updates;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be said of DNS servers, and what stops the start; no message holds a secret. */
class DnsConfigurationTest {

  private static final String DNS = "handover.directory.dns.";
  private static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";

  @TempDir Path folder;

  private Map<String, String> good() throws IOException {
    Path key = folder.resolve("dns.key");
    Files.writeString(key, "key \"handover\" { secret \"" + SECRET + "\"; };\n");
    Map<String, String> properties = new HashMap<>();
    properties.put(DNS + "servers.ns1.address", "192.0.2.53");
    properties.put(DNS + "servers.ns1.key-file", key.toString());
    properties.put(DNS + "zones.\"Example.Test.\"", "ns1");
    properties.put(DNS + "zones.\"2.0.192.in-addr.arpa\"", "ns1");
    return properties;
  }

  private static Map<String, DnsServerSettings> zones(Map<String, String> properties) {
    return DnsWiring.zones(
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .addDefaultInterceptors()
            .withMapping(DnsConfig.class)
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build()
            .getConfigMapping(DnsConfig.class));
  }

  @Test
  void knowsTheServerOfEachZone() throws IOException {
    // When
    Rfc2136Updates updates = new Rfc2136Updates(zones(good()));
    // Then
    assertThat(updates.zones()).containsExactlyInAnyOrder("example.test", "2.0.192.in-addr.arpa");
    assertThat(updates.serverOf("example.test")).contains("192.0.2.53 53");
    assertThat(updates.serverOf("other.test")).isEmpty();
  }

  @Test
  void needsNothing() {
    assertThat(zones(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "servers.ns1.address, ns1.example.test",
    "servers.ns1.port, 70000",
    "servers.ns1.port, many",
    "servers.ns1.timeout, 0s",
    "servers.ns1.timeout, 2m",
    "servers.ns1.secret, x",
    "servers.ns2.address, 192.0.2.54",
    "zones.\"example.test\", ns9",
    "zones.\"-.-..\", ns1"
  })
  void refusesWhatIsWrongAndNamesTheProperty(String property, String value) throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(DNS + property, value);
    // Then
    assertThatThrownBy(() -> zones(properties))
        .hasMessageContaining(DNS + property.substring(0, property.indexOf('.')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SECRET,
        "key handover { };",
        "key handover { algorithm hmac-md5; secret " + SECRET + "; };",
        "key handover { algorithm hmac-sha1; secret " + SECRET + "; };",
        "key handover { secret " + SECRET + "x; };",
        "key a..b { secret " + SECRET + "; };",
        "key handover { secret \"" + SECRET + "\" };"
      })
  void refusesAKeyFileThatIsNoneAndNamesItButNotItsSecret(String text) throws IOException {
    // Given
    Map<String, String> properties = good();
    Files.writeString(folder.resolve("dns.key"), text);
    // Then
    assertThatThrownBy(() -> new Rfc2136Updates(zones(properties)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dns.key")
        .hasMessageContaining("tsig-keygen")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void refusesAMissingKeyFile() throws IOException {
    // Given
    Map<String, String> properties = good();
    Files.delete(folder.resolve("dns.key"));
    // Then
    assertThatThrownBy(() -> new Rfc2136Updates(zones(properties)))
        .hasMessageContaining("cannot be read");
  }
}
