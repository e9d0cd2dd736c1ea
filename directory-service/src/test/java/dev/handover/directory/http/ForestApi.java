package dev.handover.directory.http;

import dev.handover.directory.TinyForest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A test of the API with a directory behind it, which is as before any move when a test begins. */
abstract class ForestApi {

  /** Set by {@link ForestResource}. */
  @Nullable TinyForest injected;

  TinyForest forest() {
    return Objects.requireNonNull(injected);
  }

  @BeforeEach
  void resetTheForest() throws Exception {
    forest().reset();
  }
}
