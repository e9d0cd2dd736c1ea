package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.OverrideRule;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import dev.handover.orchestrator.domain.ticket.TicketPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code policy} of a group.
 *
 * @param directoriesAtStart a START makes directories that are missing
 * @param proofs what else proves that a silent server has let go
 * @param overrides how many people it takes to set a safeguard aside
 * @param ticket on the ground of which ticket something may begin
 */
record PolicySection(
    OnFailure onFailure,
    Optional<Duration> sourceLease,
    boolean directoriesAtStart,
    MovePolicy moves,
    AcceptedProofs proofs,
    OverrideRule overrides,
    TicketPolicy ticket) {
  private static final String AT_SETUP = "AT_SETUP";
  private static final String AT_START = "AT_START";
  private static final Rule<Duration> DWELL =
      Rules.duration(Duration.ZERO, Duration.ofHours(24), Duration.ofMinutes(10));
  private static final Rule<Duration> WITHIN =
      Rules.duration(Duration.ofMinutes(1), Duration.ofDays(7), Duration.ofHours(1));

  /** How long services may take to stop; servers with Exchange take over five minutes. */
  private static final Rule<Duration> LETTING_GO =
      Rules.duration(Duration.ofSeconds(10), Duration.ofHours(2), Duration.ofMinutes(15));

  static PolicySection read(Section root, OverrideRule usual) {
    Optional<Section> policy = root.optionalSection("policy");
    PolicySection read =
        new PolicySection(
            policy
                .flatMap(s -> s.optional("onFailure", Rules.oneOf(OnFailure.class, OnFailure.HALT)))
                .orElse(OnFailure.HALT),
            policy
                .flatMap(s -> s.optional("sourceLeaseSeconds", Rules.integer(15, 3600, 60)))
                .map(Duration::ofSeconds),
            policy
                .flatMap(s -> s.optional("assertDirectories", Rules.word(AT_SETUP, AT_START)))
                .filter(AT_START::equals)
                .isPresent(),
            policy.map(PolicySection::moves).orElseGet(MovePolicy::standard),
            policy.map(PolicySection::proofs).orElse(AcceptedProofs.NONE),
            policy
                .flatMap(s -> s.optional("overrides", Rules.oneOf(OverrideRule.class, usual)))
                .orElse(usual),
            policy.map(TicketSection::read).orElse(TicketPolicy.NONE));
    policy.ifPresent(Section::end);
    return read;
  }

  private static AcceptedProofs proofs(Section policy) {
    Optional<Section> section = policy.optionalSection("proofs");
    boolean reservation =
        section
            .flatMap(s -> s.optional("reservation", Rules.word("ACCEPT", "REFUSE")))
            .filter("ACCEPT"::equals)
            .isPresent();
    Optional<Duration> lease = section.flatMap(s -> s.optional("sourceLease", LETTING_GO));
    if (lease.isPresent() && !policy.has("sourceLeaseSeconds")) {
      section
          .orElseThrow()
          .fault(
              "sourceLease",
              "accepts a lease that the group does not have",
              "Add 'sourceLeaseSeconds: 60' to 'policy'; or remove it.");
    }
    section.ifPresent(Section::end);
    return new AcceptedProofs(reservation, lease);
  }

  private static MovePolicy moves(Section policy) {
    MovePolicy standard = MovePolicy.standard();
    Duration dwell = policy.optional("dwell", DWELL).orElse(standard.dwell());
    Optional<Section> flap = policy.optionalSection("flap");
    int moves =
        flap.map(s -> s.required("moves", Rules.integer(0, 50, 3))).orElse(standard.flapMoves());
    Duration within = flap.flatMap(s -> s.optional("within", WITHIN)).orElse(standard.flapWithin());
    flap.ifPresent(Section::end);
    return new MovePolicy(dwell, moves, within);
  }
}
