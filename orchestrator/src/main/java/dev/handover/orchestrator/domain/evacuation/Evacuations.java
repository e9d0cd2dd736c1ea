package dev.handover.orchestrator.domain.evacuation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored evacuations; what is written survives a power cut. */
public interface Evacuations {
  /** Stores a new one and makes it due, in one transaction; nothing when the key came before. */
  Started start(Evacuation evacuation, String idempotencyKey, String requestHash);

  /** What the key was used for; empty when it is new. */
  Optional<KeyUse> keyUse(String idempotencyKey);

  Optional<Evacuation> find(UUID id);

  /** The newest first. */
  List<Evacuation> newest(int most);

  /** Takes the place of the version before it; false when that is not the stored one any more. */
  boolean save(Evacuation next);

  /** What an idempotency key was used for. */
  record KeyUse(String requestHash, UUID evacuation) {}

  /** What came of storing. */
  sealed interface Started {
    /** Stored. */
    record Accepted() implements Started {}

    /** The key came before; nothing was stored. */
    record Repeated(KeyUse use) implements Started {}
  }
}
