package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.DirectoryChange;
import dev.handover.api.orchestrator.model.DirectoryDiff;
import dev.handover.api.orchestrator.model.Finding;
import dev.handover.api.orchestrator.model.OnFailure;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.Phase;
import dev.handover.api.orchestrator.model.Plan;
import dev.handover.api.orchestrator.model.Severity;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import dev.handover.api.orchestrator.model.TaskCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small switchover, for tests of how it looks. */
final class Samples {
  static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final String HASH =
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private Samples() {}

  static Plan plan(List<Finding> findings) {
    boolean runnable = findings.stream().noneMatch(f -> f.severity() == Severity.BLOCKER);
    return new Plan(
        "mail",
        OperationKind.SWITCHOVER,
        "exch1",
        "exch2",
        HASH,
        runnable,
        steps(),
        diff(),
        findings,
        List.of(
            "Users of Outlook (MAPI) must restart it after the move.",
            "Clients should be set up with the floating address or the primary's name, never with a server's own name."),
        null,
        null);
  }

  static Finding blocker() {
    return new Finding(
        Severity.BLOCKER,
        "store-without-counterpart",
        "CN=Mailbox Store\\, old,CN=First Storage Group,CN=InformationStore,CN=EXCH1,CN=Servers,DC=example,DC=test",
        "12 mailboxes lie in this store, and EXCH2 has no store of the same name in a storage group of the same name.",
        "Give a store on EXCH2 the same name, or move the 12 mailboxes, then plan again.");
  }

  static Finding warning() {
    return new Finding(
        Severity.WARNING,
        "computer-outside-default-container",
        null,
        "EXCH2 is in OU=Servers.",
        "Nothing; it was found.");
  }

  private static DirectoryDiff diff() {
    return new DirectoryDiff(
        ID,
        HASH,
        1003,
        List.of(new TaskCount("transfer-spns", 2), new TaskCount("rehome-mailboxes", 1001)),
        List.of(
            new DirectoryChange(
                "transfer-spns",
                "CN=EXCH1,CN=Computers,DC=example,DC=test",
                "servicePrincipalName",
                List.of("HOST/EXCH1", "WSMAN/EXCH1"),
                List.of("WSMAN/EXCH1")),
            new DirectoryChange(
                "rehome-mailboxes",
                "CN=M\u00fcller\\, Eva,OU=Mail Users,DC=example,DC=test",
                "msExchHomeServerName",
                List.of("/o=Org/ou=First/cn=Configuration/cn=Servers/cn=EXCH1"),
                List.of("/o=Org/ou=First/cn=Configuration/cn=Servers/cn=EXCH2"))));
  }

  static List<Step> steps() {
    return List.of(
        step(
            "stop-msexchangeis",
            Phase.RELEASE,
            "Stop service MSExchangeIS on exch1",
            Map.of("node", "exch1", "service", "MSExchangeIS"),
            List.of()),
        step(
            "apply-rehome-mailboxes",
            Phase.DIRECTORY,
            "Directory: rehome-mailboxes",
            Map.of("changeSet", ID.toString(), "task", "rehome-mailboxes"),
            List.of("stop-msexchangeis")),
        step(
            "start-msexchangeis",
            Phase.SERVICES,
            "Start service MSExchangeIS on exch2",
            Map.of("node", "exch2", "service", "MSExchangeIS"),
            List.of("stop-msexchangeis", "apply-rehome-mailboxes")));
  }

  private static Step step(
      String id, Phase phase, String title, Map<String, String> inputs, List<String> after) {
    boolean pivot = phase == Phase.SERVICES;
    String undo = pivot ? null : "Undo of: " + title;
    return new Step(
        id,
        phase,
        title,
        "ACTION",
        inputs,
        after,
        pivot,
        undo,
        StepState.PENDING,
        0,
        null,
        null,
        null,
        null);
  }

  /** A step with its outcome; times are milliseconds after the start. */
  static Step told(
      Step step, StepState state, int attempts, long from, long to, @Nullable String detail) {
    return new Step(
        step.id(),
        step.phase(),
        step.title(),
        step.action(),
        step.inputs(),
        step.dependsOn(),
        step.pivot(),
        step.compensation(),
        state,
        attempts,
        START.plusMillis(from),
        to < 0 ? null : START.plusMillis(to),
        null,
        detail);
  }

  /** A step on its way back; {@code from} and {@code to} are the times of its compensation. */
  static Step undone(Step step, StepState state, long from, long to, @Nullable String detail) {
    return new Step(
        step.id(),
        step.phase(),
        step.title(),
        step.action(),
        step.inputs(),
        step.dependsOn(),
        step.pivot(),
        step.compensation(),
        state,
        2,
        START.plusMillis(120),
        to < 0 ? null : START.plusMillis(to),
        START.plusMillis(from),
        detail);
  }

  static Operation operation(
      OperationState state, List<Step> steps, List<String> exceptions, @Nullable String halted) {
    return operation(state, steps, exceptions, halted, null);
  }

  /** An operation that turned back. */
  static Operation turnedBack(
      OperationState state, List<Step> steps, @Nullable String halted, String why) {
    return operation(state, steps, List.of(), halted, why);
  }

  private static Operation operation(
      OperationState state,
      List<Step> steps,
      List<String> exceptions,
      @Nullable String halted,
      @Nullable String turnedBack) {
    boolean ended = state.compareTo(OperationState.SUCCEEDED) >= 0;
    return new Operation(
        ID,
        "mail",
        OperationKind.SWITCHOVER,
        "exch1",
        "exch2",
        state,
        7L,
        "patch day, CHG0042",
        "alice",
        OnFailure.HALT,
        HASH,
        ID,
        START,
        ended ? START.plusMillis(192_500) : null,
        ended ? 181.25 : null,
        steps,
        exceptions,
        halted,
        turnedBack,
        12L,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
