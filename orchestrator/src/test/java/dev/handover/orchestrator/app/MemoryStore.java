package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Acknowledgement;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationPage;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Wakeups;
import dev.handover.orchestrator.domain.times.Measured;
import dev.handover.orchestrator.domain.times.Measurements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The store in memory; passes the same contract as the databases do. */
public class MemoryStore implements Operations, Journal, Wakeups, Measurements {
  private final TreeMap<UUID, Operation> operations = new TreeMap<>();
  private final Map<GroupName, GroupRecord> groups = new HashMap<>();
  private final Map<String, KeyUse> keys = new HashMap<>();
  final Set<UUID> woken = new HashSet<>();
  final Set<UUID> wokenEvacuations = new HashSet<>();

  @Override
  public synchronized Started start(NewOperation wanted) {
    KeyUse use = keys.get(wanted.idempotencyKey());
    if (use != null) {
      return new Started.Repeated(use);
    }
    GroupRecord group = group(wanted.order().group());
    Optional<UUID> lender = wanted.order().parent().map(Parent::operation);
    if (group.liveOperation().isPresent() && !group.liveOperation().equals(lender)) {
      return new Started.Busy(group.liveOperation().get());
    }
    if (wanted.isOutdated(group)) {
      return new Started.Outdated();
    }
    FencingEpoch epoch = group.epoch().orLater(wanted.above()).next();
    JournalEntry first = JournalEntry.OperationCreated.of(wanted.order(), epoch);
    Operation operation =
        Operation.replay(
            wanted.order(), List.of(new Recorded(1, micros(wanted.order().createdAt()), first)));
    UUID id = operation.id();
    operations.put(id, operation);
    keys.put(wanted.idempotencyKey(), new KeyUse(wanted.requestHash(), id));
    put(new GroupRecord(group.group(), epoch, group.owner(), Optional.of(id)));
    return new Started.Accepted(operation);
  }

  @Override
  public synchronized Optional<KeyUse> keyUse(String idempotencyKey) {
    return Optional.ofNullable(keys.get(idempotencyKey));
  }

  @Override
  public synchronized Optional<Operation> find(UUID id) {
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public synchronized OperationPage list(OperationQuery query) {
    List<Operation> found =
        operations.descendingMap().values().stream()
            .filter(o -> query.group().map(g -> g.equals(o.group())).orElse(true))
            .filter(o -> query.within().includes(o.group()))
            .filter(o -> query.state().map(s -> s == o.state()).orElse(true))
            .filter(o -> query.olderThan().map(id -> o.id().compareTo(id) < 0).orElse(true))
            .limit(query.limit() + 1L)
            .toList();
    if (found.size() <= query.limit()) {
      return new OperationPage(found, Optional.empty());
    }
    List<Operation> page = found.subList(0, query.limit());
    return new OperationPage(page, Optional.of(page.get(page.size() - 1).id()));
  }

  @Override
  public synchronized GroupRecord group(GroupName group) {
    return groups.getOrDefault(
        group, new GroupRecord(group, FencingEpoch.none(), Optional.empty(), Optional.empty()));
  }

  @Override
  public synchronized Appended append(Operation known, List<JournalEntry> entries, Instant at) {
    Operation stored = find(known.id()).orElseThrow();
    if (stored.version() != known.version()) {
      return new Appended.Overtaken(stored);
    }
    Operation after = stored;
    for (JournalEntry entry : entries) {
      after = after.with(entry, micros(at));
    }
    operations.put(after.id(), after);
    if (after.state().isEnd()) {
      release(after);
    }
    return new Appended.Written(after);
  }

  private void release(Operation operation) {
    GroupRecord group = group(operation.group());
    put(
        new GroupRecord(
            group.group(),
            group.epoch(),
            operation.ownerAfterwards(group.owner()),
            operation
                .order()
                .parent()
                .map(Parent::operation)
                .filter(id -> !find(id).orElseThrow().state().isEnd())));
  }

  @Override
  public synchronized Appended takeOver(Operation known, Successor successor, Instant at) {
    GroupRecord group = group(known.group());
    FencingEpoch epoch = group.epoch().orLater(successor.above()).next();
    Appended appended =
        append(
            known, new JournalEntry.TakenOver(epoch, successor.instance(), successor.reason()), at);
    if (appended instanceof Appended.Written) {
      put(new GroupRecord(group.group(), epoch, group.owner(), group.liveOperation()));
    }
    return appended;
  }

  @Override
  public synchronized List<Measured> since(GroupName group, Instant from, int most) {
    return operations.descendingMap().values().stream()
        .filter(o -> o.group().equals(group) && o.state().isEnd())
        .filter(o -> !o.endedAt().orElseThrow().isBefore(from))
        .map(Measured::of)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void wake(UUID operation) {
    woken.add(operation);
  }

  @Override
  public synchronized void wakeEvacuation(UUID evacuation) {
    wokenEvacuations.add(evacuation);
  }

  @Override
  public synchronized void acknowledge(GroupName name, Acknowledgement acknowledgement) {
    GroupRecord group = group(name);
    groups.put(
        name,
        new GroupRecord(
            name,
            group.epoch(),
            group.owner(),
            group.liveOperation(),
            Optional.of(acknowledgement)));
  }

  private void put(GroupRecord group) {
    groups.put(
        group.group(),
        new GroupRecord(
            group.group(),
            group.epoch(),
            group.owner(),
            group.liveOperation(),
            group(group.group()).acknowledged()));
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
