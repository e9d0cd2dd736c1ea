package dev.handover.orchestrator.app.report;

import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.report.ChangeRecords;
import dev.handover.orchestrator.domain.report.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers what an operation leaves as evidence; asks directory-service for its changes. */
@ApplicationScoped
public class Reports {
  private static final Pattern OWN_SET = Pattern.compile("change set ([0-9a-f-]{36})\\b");

  private final OperationService operations;
  private final ChangeRecords records;

  public Reports(OperationService operations, ChangeRecords records) {
    this.operations = operations;
    this.records = records;
  }

  /**
   * Everything of an operation, with the changes from a place on, as many as one report holds. What
   * cannot be had is named, and is no failure.
   *
   * @throws ProblemException when there is no such operation
   */
  public Evidence of(UUID id, Evidence.Place from) {
    Operation operation = operations.get(id);
    Gathering gathering = new Gathering(records, from);
    List<UUID> sets = List.copyOf(changeSets(operation));
    for (int i = 0; i < sets.size(); i++) {
      gathering.add(i, sets.get(i));
    }
    return gathering.evidence(operation);
  }

  /** That of the plan, and those that steps of a runbook made when their turn came. */
  private static Set<UUID> changeSets(Operation operation) {
    Set<UUID> sets = new LinkedHashSet<>();
    operation.plan().changeSet().ifPresent(sets::add);
    for (StepStatus step : operation.steps()) {
      if (step.step().action() instanceof Action.Perform perform
          && perform.deed() instanceof Deed.ChangeDirectory) {
        Matcher named = OWN_SET.matcher(step.detail().orElse(""));
        while (named.find()) {
          sets.add(UUID.fromString(named.group(1)));
        }
      }
    }
    return sets;
  }

  /** Why there is nothing of it. */
  static String missing(UUID set, Answer<?> answer) {
    String why =
        switch (answer) {
          case Answer.Unreachable<?> away -> away.reason();
          case Answer.Refused<?> no -> no.code() + ": " + no.detail();
          case Answer.Given<?> given -> "";
        };
    return "The changes of change set %s: %s".formatted(set, why);
  }
}
