package dev.handover.directory.http;

import dev.handover.api.directory.model.Convergence;
import dev.handover.api.directory.model.ConvergencePolicy;
import dev.handover.api.directory.model.Discrepancy;
import dev.handover.api.directory.model.ReplicationAnswer;
import dev.handover.api.directory.model.ServerStanding;
import dev.handover.directory.domain.proof.Agreement;
import dev.handover.directory.domain.proof.Standing;
import org.jspecify.annotations.Nullable;

/** The matrix of servers as the contract shows it. */
final class ShownConvergence {

  private static final int MAX_DETAIL = 4000;

  private ShownConvergence() {}

  static Convergence of(dev.handover.directory.app.Convergence.View view) {
    return new Convergence(
        Convergence.StateEnum.valueOf(view.state().name()),
        Convergence.ExpectEnum.valueOf(view.request().expected().name()),
        ConvergencePolicy.valueOf(view.agreement().policy().name()),
        view.agreement().site(),
        view.startedAt(),
        view.deadline(),
        view.entries(),
        view.standings().stream().map(each -> row(each, view.agreement())).toList());
  }

  private static ServerStanding row(Standing standing, Agreement agreement) {
    String detail = standing.detail();
    return new ServerStanding(
        standing.server().name(),
        ServerStanding.KindEnum.valueOf(standing.server().kind().name()),
        standing.server().site(),
        standing.server().written(),
        agreement.requires(standing.server()),
        ServerStanding.StateEnum.valueOf(standing.state().name()),
        standing.since(),
        standing.polls(),
        discrepancy(standing.first()),
        detail == null ? null : Problems.cut(detail, MAX_DETAIL),
        replication(standing.replication()));
  }

  private static @Nullable Discrepancy discrepancy(
      dev.handover.directory.domain.proof.@Nullable Discrepancy found) {
    return found == null
        ? null
        : new Discrepancy(found.name(), found.attribute(), found.expected(), found.found());
  }

  private static @Nullable ReplicationAnswer replication(
      dev.handover.directory.domain.@Nullable ReplicationAnswer answer) {
    return answer == null
        ? null
        : new ReplicationAnswer(
            ReplicationAnswer.AnswerEnum.valueOf(answer.kind().name()),
            Problems.cut(answer.detail(), MAX_DETAIL));
  }
}
