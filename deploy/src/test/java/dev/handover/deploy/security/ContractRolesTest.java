package dev.handover.deploy.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.security.Contract.Endpoint;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts say of every operation who may ask for it. */
class ContractRolesTest {
  static Stream<Endpoint> endpoints() {
    return Contract.SERVICES.stream()
        .flatMap(service -> Contract.of(service).endpoints().stream())
        .filter(endpoint -> !endpoint.isSigned());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everyOperationNamesItsRoleForMachinesAndForPeople(Endpoint endpoint) {
    // When
    String role = endpoint.role().orElseThrow().name().toLowerCase(Locale.ROOT);

    // Then
    assertThat(endpoint.operation().getDescription().replaceAll("\\s+", " "))
        .containsIgnoringCase("needs the role " + role);
    assertThat(endpoint.operation().getSecurity()).as("the document's security holds").isNull();
  }
}
