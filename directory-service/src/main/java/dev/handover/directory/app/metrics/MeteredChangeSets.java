package dev.handover.directory.app.metrics;

import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.Turn;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what came of changes as it is recorded; everything else goes straight to the store. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class MeteredChangeSets implements ChangeSetStore {

  @Inject @Delegate ChangeSetStore store;
  @Inject MeterRegistry registry;

  @Override
  public void record(Turn turn, List<ChangeResult> results) {
    store.record(turn, results);
    for (ChangeResult result : results) {
      count("handover.directory.changes", "What came of changes", "outcome", result.outcome());
    }
  }

  @Override
  public void conclude(Turn turn, ChangeSetState state, @Nullable Stop stop) {
    store.conclude(turn, state, stop);
    count(
        "handover.directory.runs", "Runs over change sets, by where they left it", "state", state);
    if (stop != null) {
      Counter.builder("handover.directory.runs.stopped")
          .description("Runs that could not go on")
          .register(registry)
          .increment();
    }
  }

  private void count(String name, String description, String tag, Enum<?> value) {
    Counter.builder(name)
        .description(description)
        .tag(tag, value.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
