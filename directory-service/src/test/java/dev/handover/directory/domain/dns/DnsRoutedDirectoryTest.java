package dev.handover.directory.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DomainControllers;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DnsRoutedDirectoryTest {

  static Stream<Method> methods() {
    return Stream.concat(
        Arrays.stream(Directory.class.getMethods()),
        Arrays.stream(DomainControllers.class.getMethods()));
  }

  /** A default that is not passed on would hide what the domain controller can do. */
  @ParameterizedTest
  @MethodSource("methods")
  void passesEveryQuestionOn(Method method) throws NoSuchMethodException {
    Class<?> routed =
        method.getDeclaringClass() == DomainControllers.class
            ? DnsRoutedControllers.class
            : DnsRoutedDirectory.class;

    Method own = routed.getMethod(method.getName(), method.getParameterTypes());

    assertThat(own.getDeclaringClass()).isEqualTo(routed);
  }
}
