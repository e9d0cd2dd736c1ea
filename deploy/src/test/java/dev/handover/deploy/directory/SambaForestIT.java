package dev.handover.deploy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The made-up organisation is one that a real directory takes and gives back unchanged. */
class SambaForestIT {
  @ParameterizedTest
  @EnumSource(Generation.class)
  void aRealDirectoryHoldsTheWholeForest(Generation generation) {
    // Given
    Forest forest = Forest.initial(Shape.of(generation, 200));
    try (SambaDomain domain = Ground.domain()) {
      DirectoryAccess access = domain.reset();

      // When
      access.load(forest);
      Census census = access.census();

      // Then
      assertThat(census.missingOf(forest)).isEmpty();
    }
  }
}
