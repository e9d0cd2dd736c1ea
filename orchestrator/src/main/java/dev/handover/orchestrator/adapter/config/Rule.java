package dev.handover.orchestrator.adapter.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a scalar must look like.
 *
 * @param expected in words, to follow "must be"
 * @param sample a value that obeys, returned in place of one that does not, so that reading can go
 *     on and find the other faults; nothing with a fault is ever used
 * @param parse the value, or nothing when the text does not obey
 * @param cure what to do about it
 */
record Rule<T>(String expected, T sample, Function<String, Optional<T>> parse, String cure) {

  /** A rule for text that must match a regular expression. */
  static Rule<String> text(String expected, String regex, String sample, String cure) {
    return new Rule<>(
        expected, sample, text -> Optional.of(text).filter(t -> t.matches(regex)), cure);
  }

  /** A rule that a parser holds by throwing {@link RuntimeException} on what it does not like. */
  static <T> Rule<T> parsed(String expected, T sample, Function<String, T> parser, String cure) {
    return new Rule<>(expected, sample, text -> tried(parser, text), cure);
  }

  private static <T> Optional<T> tried(Function<String, T> parser, String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
