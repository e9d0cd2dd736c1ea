package dev.handover.directory.app;

import dev.handover.directory.domain.AnsweredRequest;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RequestTakenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers a repeated request as the first time, whichever instance it reaches. What was answered is
 * in the store, and so is what is at work, with a lease: what a crash cuts off is removed when that
 * has expired, and is done again.
 */
@ApplicationScoped
public class RepeatedRequests {

  private record Slot(String actor, String key) {}

  private final ChangeSetStore store;
  private final InstantSource clock;
  private final PreviewConfig config;
  private final PreviewWriters previews;
  private final Set<Slot> atWork = ConcurrentHashMap.newKeySet();

  /** Answers kept in the store. */
  public RepeatedRequests(
      ChangeSetStore store, InstantSource clock, PreviewConfig config, PreviewWriters previews) {
    this.store = store;
    this.clock = clock;
    this.config = config;
    this.previews = previews;
  }

  /** The change set that the key stands for: the stored one, or the one that the work stores. */
  UUID once(RequestKey key, Supplier<UUID> work) {
    Slot slot = new Slot(key.actor(), key.key());
    if (!atWork.add(slot)) {
      throw inProgress(key);
    }
    try {
      Instant oldest = clock.instant().minus(config.idempotencyTtl());
      store.forgetAnswers(oldest);
      Optional<AnsweredRequest> answered = store.answerTo(key, oldest);
      return answered.isPresent() ? again(key, answered.get(), work) : work.get();
    } catch (RequestTakenException | LeaseLostException e) {
      throw inProgress(key);
    } finally {
      atWork.remove(slot);
    }
  }

  private UUID again(RequestKey key, AnsweredRequest answered, Supplier<UUID> work) {
    UUID changeSet = sameAnswer(key, answered);
    return switch (previews.progressOf(changeSet)) {
      case COMPLETE -> changeSet;
      case UNDER_WAY -> throw inProgress(key);
      case GONE -> work.get();
    };
  }

  private static RefusedException inProgress(RequestKey key) {
    return new RefusedException(
        new Refusal(
            RefusalCode.REQUEST_IN_PROGRESS,
            "The first request with the key " + key.key() + " has not been answered yet.",
            "Ask again with the same key in a few seconds."));
  }

  private static UUID sameAnswer(RequestKey key, AnsweredRequest answered) {
    if (!answered.requestHash().equals(key.requestHash())) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.IDEMPOTENCY_KEY_REUSED,
              "The key " + key.key() + " came before with another body.",
              "Use a new key for a new request."));
    }
    return answered.changeSet();
  }
}
