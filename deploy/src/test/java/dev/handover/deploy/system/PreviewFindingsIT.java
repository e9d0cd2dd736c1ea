package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.forest.Forest.Flaw;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.Expectation;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What would break a move half way is found before anything stops, each with a cure. */
class PreviewFindingsIT {
  private static final Shape SHAPE = Shape.of(Generation.EXCHANGE_2003, 20);

  @Test
  void aMailboxWhoseStoreHasNoCounterpartOnTheTarget() throws Exception {
    // Given, When
    JsonNode finding =
        findingOf(SHAPE.with(Flaw.STORE_WITHOUT_COUNTERPART), "store-without-counterpart", null);

    // Then
    assertThat(finding.path("severity").asText()).isEqualTo("BLOCKER");
  }

  @Test
  void aServerNameThatResolvesTwice() throws Exception {
    // Given, When
    JsonNode finding = findingOf(SHAPE.with(Flaw.SERVER_NAME_TWICE), "ambiguous-name", null);

    // Then
    assertThat(finding.path("severity").asText()).isEqualTo("BLOCKER");
  }

  @Test
  void aSearchBaseInAChildDomain() throws Exception {
    String base = "OU=Mail Users,DC=child,DC=example,DC=test";
    // Given, When
    JsonNode finding = findingOf(SHAPE, "search-base-in-other-domain", base);

    // Then
    assertThat(finding.path("severity").asText()).isEqualTo("BLOCKER");
  }

  @Test
  void aComputerOutsideTheDefaultContainer() throws Exception {
    // Given, When
    JsonNode finding = findingOf(SHAPE, "computer-outside-default-container", null);

    // Then
    assertThat(finding.path("severity").asText()).isEqualTo("NOTICE");
  }

  private static JsonNode findingOf(Shape shape, String code, @Nullable String base)
      throws Exception {
    // Given
    try (Stand stand = Stand.of(shape)) {
      List<String> bases = stand.forest().searchBases();
      if (base != null) {
        stand.addChildDomain("DC=child,DC=example,DC=test");
        bases = List.of(base);
      }
      stand.suite().directory().start();
      stand.suite().directory().awaitReady();
      Expectation expected = stand.expectation();

      // When
      JsonNode preview = new ChangeSets(stand.suite()).preview(bases);

      // Then
      JsonNode found =
          StreamSupport.stream(preview.path("findings").spliterator(), false)
              .filter(finding -> finding.path("code").asText().equals(code))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + code + " in " + preview));
      assertThat(found.path("cure").asText()).isNotBlank();
      assertThat(expected.differences()).as("nothing is written by a preview").isEmpty();
      return found;
    }
  }
}
