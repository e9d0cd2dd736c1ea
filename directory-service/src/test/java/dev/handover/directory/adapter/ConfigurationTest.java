package dev.handover.directory.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.Installation;
import dev.handover.directory.adapter.file.TokenFile;
import dev.handover.directory.adapter.ldap.LdapCredentials;
import dev.handover.directory.adapter.ldap.LdapSettings;
import dev.handover.directory.domain.DomainControllerUrl;
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

/** What must be configured, and what is refused; each refusal names the property. */
class ConfigurationTest {

  private static final String LDAP = "handover.directory.ldap.";

  @TempDir Path folder;

  private Map<String, String> good() throws IOException {
    Map<String, String> properties =
        new HashMap<>(Installation.in(folder).properties("ldaps://dc1.example.test"));
    properties.put(LDAP + "security", "ldaps");
    properties.remove(LDAP + "allow-plain");
    return properties;
  }

  private static DirectoryConfig configOf(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withMapping(DirectoryConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(DirectoryConfig.class);
  }

  @Test
  void hasDefaultsForAllThatCanHaveOne() throws IOException {
    // When
    DirectoryConfig config = configOf(good());
    // Then
    assertThat(config.access().tokensFile()).isEqualTo(folder.resolve("tokens"));
    assertThat(config.directory().undoDir()).isEqualTo(folder.resolve("undo"));
    assertThat(config.directory().ldap().pageSize()).isEqualTo(500);
    assertThat(StartRules.faults(config, "enabled")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {LDAP + "url", LDAP + "bind-dn", LDAP + "password-file"})
  void namesAMissingProperty(String property) throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.remove(property);
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining(property);
  }

  @ParameterizedTest
  @CsvSource({
    "handover.mode, staging",
    "handover.dada-dir, ./data",
    LDAP + "security, none",
    LDAP + "page-size, many",
    LDAP + "response-timeout, soon",
    LDAP + "password, secret"
  })
  void refusesAnUnknownPropertyAndAWrongValue(String property, String value) throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(property, value);
    // Then
    assertThatThrownBy(() -> configOf(properties)).hasMessageContaining(property);
  }

  @Test
  void refusesPlainLdapUnlessAllowedByName() throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(LDAP + "security", "plain");
    properties.put(LDAP + "url", "ldap://dc1.example.test");
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining(LDAP + "allow-plain=true");
    // When
    properties.put(LDAP + "allow-plain", "true");
    // Then
    assertThat(settings(properties).url()).isEqualTo("ldap://dc1.example.test");
  }

  @ParameterizedTest
  @CsvSource({
    "ldaps, ldap://dc1",
    "starttls, ldaps://dc1",
    "ldaps, dc1",
    "ldaps, ldaps://a ldaps://b"
  })
  void refusesAUrlThatDoesNotFitItsSecurity(String security, String url) throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(LDAP + "security", security);
    properties.put(LDAP + "url", url);
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining(LDAP + "url");
  }

  @Test
  void takesSeveralDomainControllersOrADomain() throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(LDAP + "url", "ldaps://dc1.example.test,LDAPS://DC2.example.test:636/");
    // Then
    assertThat(DirectoryAccess.of(configOf(properties).directory().ldap()).urls())
        .extracting(DomainControllerUrl::value)
        .containsExactly("ldaps://dc1.example.test", "ldaps://dc2.example.test:636");
    // When
    properties.put(LDAP + "domain", "example.test");
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining(LDAP + "domain");
    // When
    properties.remove(LDAP + "url");
    // Then
    assertThat(DirectoryAccess.of(configOf(properties).directory().ldap()).told())
        .isEqualTo("SRV:example.test");
  }

  @ParameterizedTest
  @CsvSource({"principal", "keytab"})
  void namesWhatKerberosNeeds(String missing) throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(LDAP + "authentication", "gssapi");
    properties.put(LDAP + "principal", "handover@EXAMPLE.TEST");
    properties.put(LDAP + "keytab", "/etc/handover.keytab");
    assertThat(settings(properties).credentials()).isInstanceOf(LdapCredentials.Keytab.class);
    // When
    properties.remove(LDAP + missing);
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining(LDAP + missing);
  }

  @Test
  void refusesToTakeAPasswordForProtection() throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.put(LDAP + "security", "sasl");
    properties.put(LDAP + "url", "ldap://dc1.example.test");
    // Then
    assertThatThrownBy(() -> settings(properties)).hasMessageContaining("authentication=gssapi");
  }

  private static LdapSettings settings(Map<String, String> properties) {
    DirectoryAccess access = DirectoryAccess.of(configOf(properties).directory().ldap());
    return access.settings(access.urls().getFirst().value());
  }

  @Test
  void insistsOnTlsInProduction() throws IOException {
    // Given
    Map<String, String> properties = good();
    properties.remove("handover.mode");
    // Then
    assertThat(StartRules.faults(configOf(properties), "enabled"))
        .singleElement()
        .asString()
        .contains("quarkus.tls.", "quarkus.http.insecure-requests=disabled", "handover.mode=lab");
    assertThat(StartRules.faults(configOf(properties), "disabled")).isEmpty();
    // When
    properties.put(LDAP + "security", "plain");
    properties.put(LDAP + "allow-plain", "true");
    // Then
    assertThat(StartRules.faults(configOf(properties), "disabled"))
        .singleElement()
        .asString()
        .contains(LDAP + "security=ldaps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice operator",
        "alice king sha256:0000000000000000000000000000000000000000000000000000000000000000",
        "alice admin sha256:00",
        "alice admin md5:0000",
        "hnd_thetokenitself"
      })
  void refusesAMalformedTokenAndNamesItsLineButNotItsText(String line) throws IOException {
    // Given
    Path tokens = Files.writeString(folder.resolve("bad-tokens"), "# people\n" + line + "\n");
    // Then
    assertThatThrownBy(() -> new TokenFile(tokens))
        .hasMessageContaining("bad-tokens, line 2")
        .message()
        .doesNotContain(line);
  }
}
