package dev.handover.orchestrator.app.evacuation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same with many things, several at a time. */
final class SideBySide {
  private SideBySide() {}

  /** The outcomes in the order of the things; throws what one of them threw. */
  static <T, R> List<R> of(List<T> things, int atATime, Function<T, R> work) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atATime, Thread.ofVirtual().factory())) {
      return things.stream()
          .map(thing -> CompletableFuture.supplyAsync(() -> work.apply(thing), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }
}
