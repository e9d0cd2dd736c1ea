package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.KindTimes;
import dev.handover.api.orchestrator.model.Objective;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.OperationTimes;
import dev.handover.api.orchestrator.model.PhaseStatistics;
import dev.handover.api.orchestrator.model.PhaseTime;
import dev.handover.api.orchestrator.model.TimeStatistics;
import dev.handover.api.orchestrator.model.TimedPhase;
import dev.handover.api.orchestrator.model.Times;
import dev.handover.orchestrator.domain.times.GroupTimes;
import dev.handover.orchestrator.domain.times.Occasion;
import dev.handover.orchestrator.domain.times.Statistics;
import dev.handover.orchestrator.domain.times.Timing;
import java.time.Duration;

/** Times as the contract shows them, in seconds. */
final class TimesView {
  private TimesView() {}

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  static OperationTimes of(Timing timing) {
    dev.handover.orchestrator.domain.times.Objective wanted = timing.objective();
    return new OperationTimes(
        timing.occasion().flatMap(Occasion::firstSeen).orElse(null),
        timing.occasion().map(Occasion::asked).orElse(null),
        timing.decided().orElse(null),
        timing.phases().stream()
            .map(
                span ->
                    new PhaseTime(
                        TimedPhase.valueOf(span.phase().name()),
                        span.start(),
                        seconds(span.took())))
            .toList(),
        timing.outage().map(TimesView::seconds).orElse(null),
        timing.recovery().map(TimesView::seconds).orElse(null),
        objective(wanted),
        dev.handover.orchestrator.domain.times.Objective.met(timing.outage(), wanted.outage())
            .orElse(null),
        dev.handover.orchestrator.domain.times.Objective.met(timing.recovery(), wanted.recovery())
            .orElse(null));
  }

  private static Objective objective(dev.handover.orchestrator.domain.times.Objective wanted) {
    return new Objective(
        wanted.outage().map(TimesView::seconds).orElse(null),
        wanted.recovery().map(TimesView::seconds).orElse(null));
  }

  static Times of(GroupTimes times) {
    return new Times(
        times.group().value(),
        times.from(),
        times.to(),
        objective(times.objective()),
        times.kinds().stream().map(TimesView::kind).toList());
  }

  private static KindTimes kind(GroupTimes.OfKind kind) {
    return new KindTimes(
        OperationKind.valueOf(kind.kind().name()),
        kind.operations(),
        kind.outage().map(TimesView::statistics).orElse(null),
        kind.recovery().map(TimesView::statistics).orElse(null),
        kind.phases().entrySet().stream()
            .map(
                e ->
                    new PhaseStatistics(
                        TimedPhase.valueOf(e.getKey().name()), statistics(e.getValue())))
            .toList());
  }

  private static TimeStatistics statistics(Statistics statistics) {
    return new TimeStatistics(
        statistics.samples(),
        seconds(statistics.p50()),
        seconds(statistics.p90()),
        seconds(statistics.p99()),
        seconds(statistics.max()),
        statistics.met().orElse(null));
  }
}
