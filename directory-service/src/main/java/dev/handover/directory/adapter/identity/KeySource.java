package dev.handover.directory.adapter.identity;

import java.io.IOException;

/** Where a provider's keys come from. */
interface KeySource {
  /** Whether reading would give something else than before, as far as that can be told for free. */
  boolean hasChanged();

  /** The keys as JSON (JWKS), read now: within seconds, and not more than a mebibyte. */
  String read() throws IOException;
}
