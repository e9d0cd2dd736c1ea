package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.app.Ids;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.readiness.ReadinessLevel;
import dev.handover.orchestrator.domain.readiness.ReadinessReport;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import dev.handover.orchestrator.domain.readiness.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Looks whether groups could move now, and keeps what was seen. Changes nothing else. */
@ApplicationScoped
public class Readiness {
  private static final Logger LOG = Logger.getLogger(Readiness.class);

  private final Groups groups;
  private final Examination examination;
  private final ReadinessReports reports;
  private final InstantSource clock;
  private final Map<GroupName, CompletableFuture<ReadinessReport>> underway =
      new ConcurrentHashMap<>();

  Readiness(Groups groups, Examination examination, ReadinessReports reports, InstantSource clock) {
    this.groups = groups;
    this.examination = examination;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Looks now; whoever asks while a group is looked at gets the same report.
   *
   * @param actor who asks; empty when it is by schedule
   * @throws ProblemException when there is no such group
   */
  public ReadinessReport run(GroupName name, Optional<String> actor) {
    Group group = find(name);
    CompletableFuture<ReadinessReport> mine = new CompletableFuture<>();
    CompletableFuture<ReadinessReport> other = underway.putIfAbsent(name, mine);
    if (other != null) {
      return other.join();
    }
    try {
      ReadinessReport report = look(group, actor);
      mine.complete(report);
      return report;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underway.remove(name, mine);
    }
  }

  private ReadinessReport look(Group group, Optional<String> actor) {
    Instant begin = now();
    UUID id = Ids.next(begin);
    Optional<ReadinessReport> latest = reports.latest(group.name());
    Reading anew = new Reading(id, begin);
    Reading reading = actor.isPresent() ? anew : anew.orFormer(latest, examination.rereads());
    Survey.Seen seen = examination.of(group, new Occasion(begin, reading));
    ReadinessReport report =
        new ReadinessReport(
            id,
            group.name(),
            actor,
            begin,
            now(),
            seen.situation().active().map(NodeRef::name),
            reading,
            seen.parts().stream().flatMap(part -> part.findings().stream()).toList(),
            seen.parts().stream().flatMap(part -> part.proofs().stream()).toList());
    reports.add(report, begin.minus(examination.keep()));
    tell(report, latest.map(ReadinessReport::level));
    return report;
  }

  /** A line for each change, so that a log can raise an alarm. */
  private static void tell(ReadinessReport report, Optional<ReadinessLevel> before) {
    if (before.equals(Optional.of(report.level()))) {
      return;
    }
    Logger.Level level =
        report.level() == ReadinessLevel.OK ? Logger.Level.INFO : Logger.Level.WARN;
    LOG.logf(
        level,
        "readiness changed: group=%s level=%s before=%s report=%s blocking=%d unknown=%d warnings=%d",
        report.group(),
        report.level(),
        before.map(Enum::name).orElse("none"),
        report.id(),
        report.count(ReadinessLevel.BLOCKING),
        report.count(ReadinessLevel.UNKNOWN),
        report.count(ReadinessLevel.WARNING));
  }

  /**
   * The newest report.
   *
   * @throws ProblemException when there is no such group, or no report yet
   */
  public ReadinessReport latest(GroupName name) {
    find(name);
    return reports
        .latest(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.NO_READINESS_REPORT,
                        "Nobody has looked at group %s yet.".formatted(name),
                        "POST to the same path to look now (./handover readiness %s --now)."
                            .formatted(name))));
  }

  /**
   * Newest first.
   *
   * @throws ProblemException when there is no such group
   */
  public ReadinessReports.Page history(GroupName name, Optional<UUID> olderThan, int limit) {
    find(name);
    return reports.page(name, olderThan, limit);
  }

  /** Level and time of every group that was looked at. */
  public Map<GroupName, ReadinessReports.Standing> standings() {
    return reports.standings();
  }

  private Group find(GroupName name) {
    return groups
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.GROUP_NOT_FOUND,
                        "There is no group %s.".formatted(name),
                        "List the groups; reload the configuration after adding one.",
                        List.of())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
