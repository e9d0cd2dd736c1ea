package dev.handover.deploy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedDirectoryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void holdsTheWholeForest(Generation generation) throws Exception {
    // Given
    Forest forest = Forest.initial(Shape.of(generation, 100));

    // When
    try (EmbeddedDirectory directory = EmbeddedDirectory.start(forest, 0, folder)) {
      Census census = directory.access().census();

      // Then
      assertThat(census.missingOf(forest)).isEmpty();
    }
  }
}
