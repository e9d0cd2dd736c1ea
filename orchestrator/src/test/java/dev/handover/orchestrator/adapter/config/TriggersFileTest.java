package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong in {@code triggers.yaml} is told with line, key and cure, and is never in force.
 */
class TriggersFileTest {
  private static final String GROUP =
      """
      group: mail
      profile: generic-service
      nodes:
        primary: {name: mail-1, computer: MAIL1, server: MAIL1, url: 'https://192.0.2.1:8082', tokenFile: node.token}
        backup:  {name: mail-2, computer: MAIL2, server: MAIL2, url: 'https://192.0.2.2:8082', tokenFile: node.token}
      disk: {id: mail-data, mountPoint: 'X:'}
      address: {mode: floating, ip: 203.0.113.9, prefixLength: 24}
      dns: {zone: example.test, record: mail1}
      services: [{name: First}]
      spns: [HOST]
      """;
  private static final String RULE =
      "{rule: down, match: {alertname: Down}, group: mail, kind: FAILOVER, target: other, reason: 'it is down'}";

  @TempDir Path folder;

  @BeforeEach
  void aGroup() throws IOException {
    Files.createDirectories(folder.resolve("groups"));
    Files.writeString(folder.resolve("groups/mail.yaml"), GROUP);
    Files.writeString(folder.resolve("node.token"), "hnd_one");
    Files.writeString(folder.resolve("bad.secret"), "planted-and-no-secret");
  }

  private List<Problem.Item> faults(String rule) throws IOException {
    return faultsOf(
        "triggers:\n  - trigger: t\n    source: alertmanager\n    rules: [" + rule + "]\n");
  }

  private List<Problem.Item> faultsOf(String triggers) throws IOException {
    Files.writeString(folder.resolve("triggers.yaml"), triggers);
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> ConfigurationFiles.read(folder, false));
    assertThat(refusal).as(triggers).isNotNull();
    return refusal.problem().errors();
  }

  @Test
  void takesARuleThatIsRight() throws IOException {
    Files.writeString(
        folder.resolve("triggers.yaml"),
        "triggers:\n  - {trigger: t, source: alertmanager, rules: [" + RULE + "]}\n");

    assertThat(ConfigurationFiles.read(folder, false).triggers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match: {alertname: Down}|match: {}|names no label",
        "group: mail|group: nobody|is no group: 'nobody'",
        "group: mail|group: mail, groupFromLabel: group|groupFromLabel too",
        "group: mail,||is missing",
        "kind: FAILOVER|kind: JUMP|kind",
        "kind: FAILOVER|kind: STOP|must be a node for a STOP",
        "target: other|target: mail-3|is no node of the group",
        "target: other,||is missing",
        "kind: FAILOVER|kind: RUNBOOK|is not for a RUNBOOK",
        "target: other|target: other, runbook: upgrade|is for the kind RUNBOOK only",
        "reason: 'it is down'|reason: x|reason",
        "match: {alertname: Down}|matchRegex: {alertname: '('}|alertname",
        "match: {alertname: Down}|match: {alertname: Down}, color: red|color",
        "reason: 'it is down'|reason: 'it is down', ticket: {windowEndFrom: x}|numberFrom"
      })
  void namesTheLineTheKeyAndTheCure(String right, String wrong, String expected)
      throws IOException {
    // When
    List<Problem.Item> faults = faults(RULE.replace(right, wrong == null ? "" : wrong));

    // Then
    assertThat(faults)
        .allSatisfy(
            fault -> {
              assertThat(fault.where()).matches("triggers\\.yaml:[1-9]\\d*(: \\S+)?");
              assertThat(fault.cure()).isNotBlank();
            })
        .anySatisfy(fault -> assertThat(fault.where() + " " + fault.detail()).contains(expected));
  }

  @Test
  void refusesATriggerWithoutRulesTwiceTheSameNameAndASecretThatIsNone() throws IOException {
    assertThat(faultsOf("triggers: [{trigger: t, source: alertmanager, rules: []}]\n"))
        .anySatisfy(fault -> assertThat(fault.detail()).contains("has no rule"));
    assertThat(faults(RULE + ", " + RULE))
        .anySatisfy(fault -> assertThat(fault.detail()).contains("is in the list twice: down"));
    assertThat(
            faultsOf(
                "triggers: [{trigger: t, source: webhook, secretFile: bad.secret, rules: ["
                    + RULE
                    + "]}]\n"))
        .anySatisfy(fault -> assertThat(fault.detail()).contains("holds no secret"))
        .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("planted"));
  }
}
