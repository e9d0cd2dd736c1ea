package dev.handover.directory.http;

import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns text into domain values; what is not one is an invalid request that names the place. */
final class Parsed {
  private Parsed() {}

  static <T> T value(String where, String text, Function<String, T> constructor) {
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException e) {
      throw invalid(where, String.valueOf(e.getMessage()));
    }
  }

  static <T> T required(String where, @Nullable T value, String when) {
    if (value == null) {
      throw invalid(where, "is required " + when);
    }
    return value;
  }

  static RefusedException invalid(String where, String detail) {
    return new RefusedException(
        new Refusal(
            RefusalCode.INVALID_REQUEST,
            where + ": " + detail,
            "Correct what `errors` names, then ask again.",
            List.of(new Refusal.Item(where, detail)),
            null));
  }
}
