package dev.handover.node.domain;

import java.util.List;

/**
 * Below which keys the registry may be read, so that a viewer cannot read secrets that lie
 * elsewhere in it.
 *
 * @param keys each from `HKLM\`
 */
public record RegistryRoots(List<String> keys) {
  public RegistryRoots {
    keys = List.copyOf(keys);
  }

  /** Refuses a value that lies elsewhere. */
  public void require(RegistryValueName name) {
    if (keys.stream().anyMatch(name::isBelow)) {
      return;
    }
    throw new RefusedException(
        new Refusal(
            RefusalCode.INVALID_REQUEST,
            "%s lies below none of the keys that may be read: %s."
                .formatted(name.key(), String.join(", ", keys)),
            "Ask for another key, or add it to handover.node.registry.roots.",
            List.of(new Refusal.Item(name.toString(), "must not be read")),
            null));
  }
}
