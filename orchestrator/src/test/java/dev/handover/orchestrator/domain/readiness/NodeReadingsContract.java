package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import org.junit.jupiter.api.Test;

/** What every way to read a machine promises. */
public abstract class NodeReadingsContract {
  protected abstract NodeReadings readings();

  protected abstract NodeRef node();

  protected abstract void letItGoAway();

  @Test
  void answersEveryQuestionWhileItIsThere() {
    assertThat(readings().check(node(), Samples.mail())).isInstanceOf(Answer.Given.class);
    assertThat(readings().disk(node(), Samples.mail().disk())).isInstanceOf(Answer.Given.class);
    assertThat(readings().lease(node(), Samples.MAIL)).isInstanceOf(Answer.Given.class);
    assertThat(readings().tokenExpiry(node())).isInstanceOf(Answer.Given.class);
  }

  @Test
  void throwsNothingBecauseItIsAway() {
    letItGoAway();

    assertThat(readings().check(node(), Samples.mail())).isInstanceOf(Answer.Unreachable.class);
    assertThat(readings().disk(node(), Samples.mail().disk()))
        .isInstanceOf(Answer.Unreachable.class);
    assertThat(readings().lease(node(), Samples.MAIL)).isInstanceOf(Answer.Unreachable.class);
    assertThat(readings().tokenExpiry(node())).isInstanceOf(Answer.Unreachable.class);
  }
}
