package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.AccessTokens;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.Workers;
import dev.handover.node.domain.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A port that is wired but not witnessed could be called unseen. */
class WitnessedPortsTest {
  /** Called on the way to every request, or without touching the machine. */
  private static final Set<Class<?>> NO_WITNESS_NEEDED =
      Set.of(
          AccessTokens.class,
          AuditTrail.class,
          Machine.class,
          Waiting.class,
          Workers.class,
          InstantSource.class);

  @Test
  void everyPortThatIsWiredHasAWitness() {
    Set<Class<?>> wired = new HashSet<>(produced(Wiring.class));
    wired.removeAll(NO_WITNESS_NEEDED);

    assertThat(produced(WitnessedPorts.class)).isEqualTo(wired);
  }

  private static Set<Class<?>> produced(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Produces.class))
        .map(Method::getReturnType)
        .filter(Class::isInterface)
        .collect(Collectors.toSet());
  }
}
