package dev.handover.orchestrator.adapter.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
  private Spelling() {}

  /**
   * The nearest of the words, when it is near: at most a third of the letters differ, and never
   * more than three.
   */
  static Optional<String> nearest(String written, Collection<String> words) {
    int limit = Math.max(1, Math.min(3, written.length() / 3));
    return words.stream()
        .filter(word -> distance(written, word) <= limit)
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** Levenshtein's distance, without regard to case. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
