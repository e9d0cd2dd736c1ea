package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What profiles and groups say about what is looked at when all services run. */
class FinalChecksSectionTest {
  private static final String MAIL =
      """
      group: mail
      profile: %s
      nodes:
        primary: {name: exch1, computer: EXCH1, server: EXCH1, url: 'https://10.0.0.11:8082', tokenFile: exch1.token}
        backup: {name: exch2, computer: EXCH2, server: EXCH2, url: 'https://10.0.0.12:8082', tokenFile: exch2.token}
      disk: {id: exchange-data, mountPoint: 'X:'}
      address: {mode: floating, ip: 192.0.2.50, prefixLength: 24}
      directory: {searchBases: ['OU=Mail Users,DC=example,DC=test']%s}
      """;

  @TempDir Path configDir;

  @Test
  void everyShippedExchangeHasToAnswerMail() throws IOException {
    for (String profile : new String[] {"exchange-5.5", "exchange-2003", "exchange-2007"}) {
      FinalChecks checks = read(MAIL.formatted(profile, ""));

      assertThat(checks.probes().getFirst())
          .as(profile)
          .isEqualTo(ServiceProbe.of("smtp", ProbeKind.SMTP, 25, Criticality.REQUIRED));
      assertThat(checks.probes())
          .extracting(ServiceProbe::criticality)
          .containsOnlyOnce(Criticality.REQUIRED);
      assertThat(checks.convergence()).contains(Convergence.STANDARD);
      assertThat(checks.leftovers()).isTrue();
    }
  }

  @Test
  void aGroupReplacesTheWholeListOfItsProfile() throws IOException {
    FinalChecks checks =
        read(
            MAIL.formatted("exchange-2007", "")
                + """
                probes:
                  - {name: owa, kind: HTTP, port: 8080, status: 401, path: /exchange/, from: PARTNER, timeout: PT5S, within: PT2M, criticality: BEST_EFFORT}
                  - {name: smtp, kind: SMTP, port: 2525, expect: 'Microsoft ESMTP'}
                """);

    assertThat(checks.probes()).hasSize(2);
    assertThat(checks.probes().getFirst())
        .isEqualTo(
            new ServiceProbe(
                "owa",
                ProbeKind.HTTP,
                8080,
                Criticality.BEST_EFFORT,
                ProbeFrom.PARTNER,
                new ServiceProbe.Expected(
                    Optional.empty(), Optional.of(401), Optional.of("/exchange/")),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2)));
    assertThat(checks.probes().getLast().expected().text()).contains("Microsoft ESMTP");
    assertThat(read(MAIL.formatted("exchange-2007", "") + "probes: []\n").probes()).isEmpty();
  }

  @Test
  void aGroupSaysWhoHasToAgreeAndByWhen() throws IOException {
    FinalChecks checks =
        read(
            MAIL.formatted(
                "exchange-2007",
                ", leftovers: SKIP, convergence: {policy: MAJORITY, site: Hall-2, deadline: PT10S, criticality: REQUIRED}"));

    assertThat(checks.leftovers()).isFalse();
    assertThat(checks.convergence())
        .contains(
            new Convergence(
                Convergence.Policy.MAJORITY,
                Optional.of("Hall-2"),
                Duration.ofSeconds(10),
                Criticality.REQUIRED));
    assertThat(read(MAIL.formatted("exchange-2007", ", convergence: {policy: NONE}")).convergence())
        .isEmpty();
  }

  private FinalChecks read(String group) throws IOException {
    Files.createDirectories(configDir.resolve("groups"));
    Files.writeString(configDir.resolve("exch1.token"), "hnd_one");
    Files.writeString(configDir.resolve("exch2.token"), "hnd_two");
    Files.writeString(configDir.resolve("groups/mail.yaml"), group);
    return ConfigurationFiles.read(configDir, false).groups().getFirst().profile().finalChecks();
  }
}
