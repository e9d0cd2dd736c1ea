package dev.handover.directory.domain.task;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers what was worked out for texts that come again and again, and not more than that. */
final class Memo<V> {
  private static final int MOST = 1_000;

  private final Map<String, V> known = new HashMap<>();

  V of(String text, Function<String, V> work) {
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(text, work);
  }
}
