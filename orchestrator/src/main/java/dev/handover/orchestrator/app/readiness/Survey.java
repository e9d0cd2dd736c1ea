package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.readiness.Situation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at everything at the same time, and ends when its time is over: what has not answered then
 * is unknown. Its call ends by the limits of its client, and what it brings is not used any more.
 */
final class Survey {
  private static final Logger LOG = Logger.getLogger(Survey.class);

  private final Function<NodeRef, Answer<NodeView>> observe;
  private final Supplier<GroupRecord> recorded;
  private final Executor threads;

  Survey(
      Function<NodeRef, Answer<NodeView>> observe,
      Supplier<GroupRecord> recorded,
      Executor threads) {
    this.observe = observe;
    this.recorded = recorded;
    this.threads = threads;
  }

  /** What was seen of the nodes, and what every look found. */
  record Seen(Situation situation, List<Look.Part> parts) {}

  /** Never throws because of a look. */
  Seen of(Group group, List<Look> looks, Duration limit) {
    CompletableFuture<Situation> situation = situation(group, limit.dividedBy(2));
    List<CompletableFuture<Look.Part>> parts =
        looks.stream().map(look -> part(look, situation, limit)).toList();
    return new Seen(situation.join(), parts.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<Situation> situation(Group group, Duration limit) {
    CompletableFuture<Answer<NodeView>> primary = observe(group.primary(), limit);
    CompletableFuture<Answer<NodeView>> backup = observe(group.backup(), limit);
    return primary.thenCombineAsync(
        backup, (one, other) -> new Situation(group, recorded.get(), one, other), threads);
  }

  private CompletableFuture<Answer<NodeView>> observe(NodeRef node, Duration limit) {
    return CompletableFuture.supplyAsync(() -> observe.apply(node), threads)
        .completeOnTimeout(
            new Answer.Unreachable<>("%s does not answer in time".formatted(node.name())),
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Look.Part> part(
      Look look, CompletableFuture<Situation> situation, Duration limit) {
    return situation
        .thenApplyAsync(look.work(), threads)
        .exceptionally(e -> broken(look, e))
        .completeOnTimeout(
            look.unknown("No answer within %d s.".formatted(limit.toSeconds())),
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static Look.Part broken(Look look, Throwable failure) {
    LOG.errorf(
        failure,
        "readiness: check=%s where=%s is broken",
        look.check().name(),
        look.check().where());
    return look.unknown("It could not be looked at: something broke inside.");
  }
}
