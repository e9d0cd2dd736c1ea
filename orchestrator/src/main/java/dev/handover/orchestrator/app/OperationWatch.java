package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Waits for operations: until they rest, or until there is something new to tell. */
@ApplicationScoped
public class OperationWatch {
  private final OperationService service;
  private final OperationChanges changes;

  public OperationWatch(OperationService service, OperationChanges changes) {
    this.service = service;
    this.changes = changes;
  }

  /** The operation when it rests, or as it is after `atMost`. */
  public Operation await(UUID id, Duration atMost) {
    return await(id, atMost, Operation::isAtRest);
  }

  /**
   * The entries after `sequence`: at once when there are some or the operation has ended, otherwise
   * as soon as there are, and empty after `atMost`.
   */
  public News awaitEntries(UUID id, long sequence, Duration atMost) {
    Operation operation = await(id, atMost, now -> now.version() > sequence || now.state().isEnd());
    List<Recorded> entries =
        operation.entries().stream().filter(r -> r.sequence() > sequence).toList();
    return new News(operation, entries);
  }

  /** New entries, and the operation as it is with them. */
  public record News(Operation operation, List<Recorded> entries) {
    public News {
      entries = List.copyOf(entries);
    }
  }

  private Operation await(UUID id, Duration atMost, Predicate<Operation> enough) {
    long end = System.nanoTime() + atMost.toNanos();
    try (OperationChanges.Watch watch = changes.watch(id)) {
      Operation operation = service.get(id);
      long left = end - System.nanoTime();
      while (!enough.test(operation) && left > 0) {
        Optional<Operation> grown = watch.awaitAfter(operation.version(), Duration.ofNanos(left));
        operation = grown.isPresent() ? grown.get() : service.get(id);
        left = end - System.nanoTime();
      }
      return operation;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return service.get(id);
    }
  }
}
