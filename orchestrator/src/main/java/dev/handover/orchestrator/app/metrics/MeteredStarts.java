package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.Operations;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Counts the operations that were accepted; everything else goes straight to the store. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class MeteredStarts implements Operations {
  @Inject @Delegate Operations operations;
  @Inject OperationMeters meters;

  @Override
  public Started start(NewOperation operation) {
    Started started = operations.start(operation);
    if (started instanceof Started.Accepted accepted) {
      meters.started(accepted.operation());
    }
    return started;
  }
}
