package dev.handover.orchestrator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Triggers for tests, groups for them to move, and somebody who signs. */
final class TriggerLab {
  private static final byte[] SECRET =
      "a secret of 32 bytes for the tests".substring(0, 32).getBytes(StandardCharsets.UTF_8);

  private TriggerLab() {}

  static void write(Path config) throws IOException {
    Map<String, String> modes =
        Map.of(
            "alarm", "failover: {mode: AUTOMATIC, budget: {failovers: 2, within: P1D}}",
            "storm", "failover: {mode: AUTOMATIC, budget: {failovers: 100, within: P1D}}",
            "crash", "failover: {mode: AUTOMATIC, budget: {failovers: 100, within: P1D}}",
            "asked", "failover: {mode: APPROVE}",
            "people", "failover: {mode: MANUAL}",
            "patched", "failover: {mode: MANUAL}",
            "change", "failover: {mode: AUTOMATIC, budget: {failovers: 100, within: P1D}}");
    int number = 100;
    for (Map.Entry<String, String> mode : modes.entrySet()) {
      String text = Lab.group(mode.getKey(), number++) + mode.getValue() + "\n";
      String ticket =
          "flap: {moves: 0}, ticket: {required: true, pattern: 'CHG[0-9]+', window: true}}";
      boolean asks = Set.of("change", "patched").contains(mode.getKey());
      Files.writeString(
          config.resolve("groups/" + mode.getKey() + ".yaml"),
          asks ? text.replace("flap: {moves: 0}}", ticket) : text);
    }
    Files.writeString(
        config.resolve("events.secret"),
        "whsec_" + Base64.getEncoder().encodeToString(SECRET) + "\n");
    Files.writeString(
        config.resolve("triggers.yaml"),
        """
        triggers:
          - trigger: monitoring
            source: alertmanager
            rules:
              - {rule: mail-down, match: {alertname: MailDown}, groupFromLabel: group, kind: SWITCHOVER, target: other, reason: '{alertname} of {instance}: {annotations.summary}'}
              - {rule: disk, match: {alertname: DiskWillFail}, matchRegex: {severity: 'crit.*|page'}, group: alarm, kind: SWITCHOVER, target: alarm-2, reason: a disk will fail}
          - trigger: tickets
            source: webhook
            secretFile: events.secret
            rules:
              - {rule: change, match: {type: change.approved}, groupFromLabel: data.group, kind: SWITCHOVER, target: other, reason: 'change {data.number}', ticket: {numberFrom: data.number, windowStartFrom: data.start, windowEndFrom: data.end}}
        """);
  }

  /** What stands in `webhook-signature`. */
  static String sign(String id, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      String content = "%s.%d.%s".formatted(id, at.getEpochSecond(), body);
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
