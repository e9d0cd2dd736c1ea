package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Evacuations in memory; can die right before or right after a write. */
class MemoryEvacuations implements Evacuations {
  private final TreeMap<UUID, Evacuation> stored = new TreeMap<>();
  private final Map<String, KeyUse> keys = new HashMap<>();
  private int writes;

  /** The write at which it dies; never with 0. */
  int dieAt;

  boolean afterIt;

  /** As if the process had been killed. */
  static final class Killed extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Started start(Evacuation evacuation, String idempotencyKey, String requestHash) {
    KeyUse use = keys.get(idempotencyKey);
    if (use != null) {
      return new Started.Repeated(use);
    }
    keys.put(idempotencyKey, new KeyUse(requestHash, evacuation.id()));
    stored.put(evacuation.id(), evacuation);
    return new Started.Accepted();
  }

  @Override
  public Optional<KeyUse> keyUse(String idempotencyKey) {
    return Optional.ofNullable(keys.get(idempotencyKey));
  }

  @Override
  public Optional<Evacuation> find(UUID id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public List<Evacuation> newest(int most) {
    return stored.descendingMap().values().stream().limit(most).toList();
  }

  @Override
  public boolean save(Evacuation next) {
    writes++;
    if (writes == dieAt && !afterIt) {
      throw new Killed();
    }
    boolean isNext = find(next.id()).orElseThrow().version() == next.version() - 1;
    if (isNext) {
      stored.put(next.id(), next);
    }
    if (writes == dieAt) {
      throw new Killed();
    }
    return isNext;
  }
}
