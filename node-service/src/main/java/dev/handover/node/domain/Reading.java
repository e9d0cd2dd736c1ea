package dev.handover.node.domain;

import java.util.function.Function;

/**
 * What came of reading something: a value, or why there is none. What cannot be read is never
 * guessed.
 */
public sealed interface Reading<T> {

  /** It was read. */
  record Known<T>(T value) implements Reading<T> {}

  /** It could not be read; {@code why} is one sentence. */
  record Unknown<T>(String why) implements Reading<T> {}

  /** This machine has no such thing, and need not have; {@code why} is one sentence. */
  record NotApplicable<T>(String why) implements Reading<T> {}

  /** One of three, by what came of it. */
  default <R> R fold(
      Function<T, R> known, Function<String, R> unknown, Function<String, R> notApplicable) {
    if (this instanceof Known<T> found) {
      return known.apply(found.value());
    }
    if (this instanceof Unknown<T> nothing) {
      return unknown.apply(nothing.why());
    }
    return notApplicable.apply(((NotApplicable<T>) this).why());
  }

  /** The same with another value. */
  default <R> Reading<R> map(Function<T, R> change) {
    return fold(value -> new Known<>(change.apply(value)), Unknown::new, NotApplicable::new);
  }

  static <T> Reading<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Reading<T> unknown(String why) {
    return new Unknown<>(why);
  }

  static <T> Reading<T> notApplicable(String why) {
    return new NotApplicable<>(why);
  }
}
