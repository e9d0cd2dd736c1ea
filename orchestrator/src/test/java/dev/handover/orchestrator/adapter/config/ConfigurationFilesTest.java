package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.adapter.config.ConfigurationFiles.Contents;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.DnsRecord;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.OverrideRule;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
  static final String MAIL =
      """
      group: mail
      profile: exchange-2007
      nodes:
        primary: {name: exch1, computer: EXCH1, server: EXCH1, url: 'https://10.0.0.11:8082', tokenFile: exch1.token, trustCertificates: ca.pem}
        backup:  {name: exch2, computer: EXCH2, server: EXCH2, url: 'https://10.0.0.12:8082', tokenFile: exch2.token, trustCertificates: ca.pem}
      disk: {id: exchange-data, mountPoint: 'X:'}
      address: {mode: floating, ip: 192.0.2.50, prefixLength: 24}
      dns: {zone: example.test, record: exch1}
      directory: {searchBases: ['OU=Mail Users,DC=example,DC=test']}
      policy: {onFailure: COMPENSATE}
      """;

  @TempDir Path configDir;

  @BeforeEach
  void writeWhatGroupsReferTo() throws IOException {
    Files.createDirectories(configDir.resolve("groups"));
    for (String file : List.of("exch1.token", "exch2.token", "ca.pem")) {
      Files.writeString(configDir.resolve(file), "content");
    }
  }

  @Test
  void readsAGroupWithEverything() throws IOException {
    // Given
    Files.writeString(configDir.resolve("groups/mail.yaml"), MAIL);

    // When
    Contents contents = ConfigurationFiles.read(configDir, false);

    // Then
    Group group = contents.groups().getFirst();
    assertThat(group.name().value()).isEqualTo("mail");
    assertThat(group.profile().name()).isEqualTo("exchange-2007");
    assertThat(group.primary().url()).hasToString("https://10.0.0.11:8082");
    assertThat(group.primary().tokenFile()).isEqualTo(configDir.resolve("exch1.token"));
    assertThat(group.backup().trustCertificates()).contains(configDir.resolve("ca.pem"));
    assertThat(group.address()).isEqualTo(new AddressMode.Floating("192.0.2.50", 24));
    assertThat(group.dns()).contains(new DnsRecord("example.test", "exch1"));
    assertThat(group.searchBases()).containsExactly("OU=Mail Users,DC=example,DC=test");
    assertThat(group.onFailure()).isEqualTo(OnFailure.COMPENSATE);
  }

  @Test
  void readsWhatAGroupHasOnItsDisk() throws IOException {
    Files.writeString(
        configDir.resolve("groups/mail.yaml"),
        MAIL.replace("COMPENSATE", "COMPENSATE, assertDirectories: AT_START")
            + "storageGroups: [{name: Sales, logs: E07, databases: [Berlin]}]\n");

    Group group = ConfigurationFiles.read(configDir, false).groups().getFirst();

    assertThat(group.profile().layout().atStart()).isTrue();
    assertThat(group.makeDirectories(group.primary()).orElseThrow().inputs().get("directories"))
        .contains("Exchsrv\\Mailbox\\Sales");
    assertThat(group.purge(group.primary()).orElseThrow().inputs().get("files"))
        .contains("Mailbox\\Sales\\Berlin.edb", "Mailbox\\Sales\\E07*.log");
  }

  @Test
  void readsTheSourceLeaseAndHasNoneByDefault() throws IOException {
    Files.writeString(configDir.resolve("groups/mail.yaml"), MAIL);
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().sourceLease())
        .isEmpty();

    Files.writeString(
        configDir.resolve("groups/mail.yaml"),
        MAIL.replace("policy: {", "policy: {sourceLeaseSeconds: 15, "));
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().sourceLease())
        .contains(Duration.ofSeconds(15));
  }

  @Test
  void readsWhichProofsAGroupAccepts() throws IOException {
    Path file = configDir.resolve("groups/mail.yaml");
    Files.writeString(file, MAIL);
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().protection().proofs())
        .isEqualTo(AcceptedProofs.NONE);
    Files.writeString(file, MAIL.replace("policy: {", "policy: {proofs: {reservation: ACCEPT}, "));
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().protection().proofs())
        .isEqualTo(new AcceptedProofs(true));
    Files.writeString(
        file,
        MAIL.replace(
            "policy: {", "policy: {sourceLeaseSeconds: 60, proofs: {sourceLease: PT10M}, "));
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().protection().proofs())
        .isEqualTo(new AcceptedProofs(false, Optional.of(Duration.ofMinutes(10))));
  }

  @Test
  void acceptsNoEndOfALeaseThatAGroupDoesNotHave() throws IOException {
    Files.writeString(
        configDir.resolve("groups/mail.yaml"),
        MAIL.replace("policy: {", "policy: {proofs: {sourceLease: PT10M}, "));
    assertThatThrownBy(() -> ConfigurationFiles.read(configDir, false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .singleElement()
                    .asString()
                    .contains("policy.proofs.sourceLease", "sourceLeaseSeconds: 60"));
  }

  @Test
  void takesTwoPeopleToSetASafeguardAsideInProductionUnlessAGroupSaysOtherwise()
      throws IOException {
    Path file = configDir.resolve("groups/mail.yaml");
    Files.writeString(file, MAIL);
    assertThat(overrides(false)).isEqualTo(OverrideRule.TWO_PERSONS);
    assertThat(overrides(true)).isEqualTo(OverrideRule.ONE_PERSON);
    Files.writeString(file, MAIL.replace("policy: {", "policy: {overrides: ONE_PERSON, "));
    assertThat(overrides(false)).isEqualTo(OverrideRule.ONE_PERSON);
  }

  private OverrideRule overrides(boolean plainAllowed) throws IOException {
    return ConfigurationFiles.read(configDir, plainAllowed)
        .groups()
        .getFirst()
        .protection()
        .overrides();
  }

  @Test
  void readsIpv6AddressesThatADnsRecordNames() throws IOException {
    // Given
    String floating = "{mode: floating, ip: 192.0.2.50, prefixLength: 24}";
    Path file = configDir.resolve("groups/mail.yaml");
    assertThat(MAIL).contains(floating, "dns:");

    // Then
    Files.writeString(
        file, MAIL.replace(floating, "{mode: floating, ip: '2001:db8::50', prefixLength: 64}"));
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().address())
        .isEqualTo(new AddressMode.Floating("2001:db8::50", 64));
    Files.writeString(
        file,
        MAIL.replace(floating, "{mode: dns, primary: '2001:db8::11', backup: '2001:db8::12'}"));
    assertThat(ConfigurationFiles.read(configDir, false).groups().getFirst().address())
        .isEqualTo(new AddressMode.DnsOnly("2001:db8::11", "2001:db8::12"));
  }

  @Test
  void readsAGroupOfServicesOfOnesOwn() throws IOException {
    // Given
    String files =
        MAIL.replace("exchange-2007", "generic-service")
            .replace(
                "directory: {searchBases: ['OU=Mail Users,DC=example,DC=test']}",
                "services:\n  - {name: LanmanServer, startDeadline: PT30S}\n  - {name: Spooler}\nspns: [HOST]")
            .replace(
                "{mode: floating, ip: 192.0.2.50, prefixLength: 24}",
                "{mode: dns, primary: 192.0.2.11, backup: 192.0.2.12}");
    Files.writeString(configDir.resolve("groups/files.yaml"), files);

    // When
    Group group = ConfigurationFiles.read(configDir, false).groups().getFirst();

    // Then
    assertThat(group.profile().serviceNames())
        .containsExactly(new ServiceName("LanmanServer"), new ServiceName("Spooler"));
    assertThat(group.profile().services().getFirst().startDeadline()).hasSeconds(30);
    assertThat(group.profile().directoryTasks())
        .contains(
            new DirectoryTaskSpec("transfer-spns", Map.of("serviceClasses", List.of("HOST"))));
    assertThat(group.address()).isEqualTo(new AddressMode.DnsOnly("192.0.2.11", "192.0.2.12"));
  }

  @Test
  void pointsAtTheVeryLineAndKey() throws IOException {
    // Given
    Files.writeString(
        configDir.resolve("groups/mail.yaml"), MAIL.replace("https://10.0.0.12:8082", "exch2"));

    // When
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> ConfigurationFiles.read(configDir, false));

    // Then
    assertThat(refusal.problem().errors())
        .containsExactly(
            new Problem.Item(
                "groups/mail.yaml:5: nodes.backup.url",
                "must be a URL such as https://10.0.0.11:8082, but is the text 'exch2'",
                "Give scheme, the node's own address and port; no path, no user, no query."));
  }

  @Test
  void listsTheFaultsOfAllFilesAtOnce() throws IOException {
    // Given
    Files.writeString(configDir.resolve("groups/a.yaml"), MAIL.replace("'X:'", "/mnt"));
    Files.writeString(configDir.resolve("groups/b.yaml"), "");

    // When
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> ConfigurationFiles.read(configDir, false));

    // Then
    assertThat(refusal.problem().errors())
        .extracting(Problem.Item::where)
        .containsExactly("groups/a.yaml:6: disk.mountPoint", "groups/b.yaml:1");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ConfigurationFiles.read(configDir.resolve("nowhere"), true))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().errors().getFirst().cure())
                    .contains("handover.orchestrator.config-dir"));
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    // Given
    Files.write(
        configDir.resolve("groups/mail.yaml"),
        "group: m\u00e4il".getBytes(StandardCharsets.ISO_8859_1));

    // When
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> ConfigurationFiles.read(configDir, true));

    // Then
    assertThat(refusal.problem().errors())
        .extracting(Problem.Item::detail)
        .containsExactly("is not UTF-8");
  }

  @Test
  void doesNotStartWithWrongFilesAndSaysAllThatIsWrong() throws IOException {
    // Given
    Files.writeString(configDir.resolve("groups/mail.yaml"), "group: mail\npasword: x\n");

    // When, Then
    assertThatThrownBy(() -> new ConfigurationInForce(configDir, "lab").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("groups/mail.yaml:2: pasword is not a known key")
        .hasMessageContaining("groups/mail.yaml:1: nodes is missing");
  }

  @Test
  void keepsTheOldGroupsWhenTheNewOnesAreWrong() throws IOException {
    // Given
    Path file = configDir.resolve("groups/mail.yaml");
    Files.writeString(file, MAIL);
    ConfigurationInForce inForce = new ConfigurationInForce(configDir, "production");
    inForce.start();
    Files.writeString(file, MAIL.replace("group: mail", "group: post") + "nonsense: 1\n");

    // When, Then
    assertThatThrownBy(inForce::reload).isInstanceOf(ProblemException.class);
    assertThat(inForce.groups()).extracting(group -> group.name().value()).containsExactly("mail");
    Files.writeString(file, MAIL.replace("group: mail", "group: post"));
    inForce.reload();
    assertThat(
            new ConfiguredGroups(inForce)
                .find(new dev.handover.orchestrator.domain.GroupName("mail")))
        .isEqualTo(Optional.empty());
    assertThat(new ConfiguredGroups(inForce).all())
        .extracting(group -> group.name().value())
        .containsExactly("post");
  }
}
