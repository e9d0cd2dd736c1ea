package dev.handover.node.http;

import dev.handover.api.node.model.NamedOverride;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.util.ArrayList;
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

  /** An address that can move from machine to machine, and so may be added and removed. */
  static FloatingAddress floating(String where, String text) {
    FloatingAddress address = value(where, text, FloatingAddress::new);
    address
        .unfitWith(address.maxPrefixLength())
        .ifPresent(
            why -> {
              throw invalid(where, address + " cannot move: " + why);
            });
    return address;
  }

  /** The safeguards that the caller sets aside. */
  static Overrides overrides(List<NamedOverride> shown) {
    List<dev.handover.node.domain.NamedOverride> named = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      NamedOverride override = shown.get(i);
      OverrideName name = OverrideName.valueOf(override.name().name());
      named.add(
          value(
              "/overrides/" + i + "/reason",
              override.reason(),
              reason -> new dev.handover.node.domain.NamedOverride(name, reason)));
    }
    return new Overrides(named);
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
