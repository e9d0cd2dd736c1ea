package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log takes over of a header that anybody may send. */
class AskedForTest {
  private static final String OPERATION = "handover.operation";
  private static final String STEP = "handover.step";
  private static final String ID = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  @AfterEach
  void forgets() {
    MDC.remove(OPERATION);
    MDC.remove(STEP);
  }

  private static ContainerRequestContext asked(String baggage) {
    return (ContainerRequestContext)
        Proxy.newProxyInstance(
            AskedForTest.class.getClassLoader(),
            new Class<?>[] {ContainerRequestContext.class},
            (proxy, method, arguments) -> baggage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "handover.operation=" + ID + ",handover.step=stop-msexchangeis",
        "other=1, handover.step=stop-msexchangeis;ttl=1, handover.operation=" + ID,
      })
  void notesTheIdsOfOperationAndStep(String baggage) {
    new AskedFor().note(asked(baggage));

    assertThat(MDC.get(OPERATION)).isEqualTo(ID);
    assertThat(MDC.get(STEP)).isEqualTo("stop-msexchangeis");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "handover.operation=,handover.step=",
        "handover.operation=hnd_token,handover.step=UPPER",
        "handover.operation=" + ID + "x,handover.step=a%0Ab",
        "xhandover.operation=" + ID + ",handoverxstep=stop",
        "handover.operation=\n" + ID + ",handover.step=\"stop\"",
      })
  void takesNothingThatIsNoSuchId(String baggage) {
    new AskedFor().note(asked(baggage));

    assertThat(MDC.get(OPERATION)).isNull();
    assertThat(MDC.get(STEP)).isNull();
  }

  @Test
  void takesNoStepThatIsTooLong() {
    new AskedFor().note(asked("handover.step=" + "a".repeat(101)));

    assertThat(MDC.get(STEP)).isNull();
  }
}
