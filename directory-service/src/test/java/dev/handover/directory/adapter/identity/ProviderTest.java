package dev.handover.directory.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.directory.domain.Role;
import dev.handover.directory.domain.access.SignedCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderTest {
  private static final FilledConfig NOTHING =
      new FilledConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "roles",
          Map.of());
  private static final FilledConfig WHOLE =
      new FilledConfig(
          Optional.of("https://login.example.test"),
          Optional.of(Set.of("handover")),
          Optional.of("https://login.example.test/jwks"),
          Optional.empty(),
          "roles",
          Map.of());

  private static SignedCaller caller(FilledConfig config, String claims) throws Exception {
    return Provider.of(config, true)
        .orElseThrow()
        .claims()
        .caller(new ObjectMapper().readTree(claims))
        .orElseThrow();
  }

  @Test
  void isNobodyUnlessConfigured() {
    assertThat(Provider.of(NOTHING, true)).isEmpty();
  }

  @Test
  void namesEveryPropertyThatIsMissing() {
    assertThatThrownBy(
            () -> Provider.of(NOTHING.with(Optional.empty(), "http://login.test/jwks"), true))
        .hasMessageContaining("handover.access.jwt.issuer is missing")
        .hasMessageContaining("handover.access.jwt.audience is missing")
        .hasMessageContaining("handover.access.jwt.keys is not encrypted");
    assertThatThrownBy(() -> Provider.of(WHOLE.with("roles", Map.of("root", List.of("x"))), true))
        .hasMessageContaining("handover.access.jwt.roles.root is no role");
  }

  @Test
  void givesNoRoleForANameThatOnlyLooksLikeOne() throws Exception {
    assertThat(caller(WHOLE, "{\"sub\": \"a\", \"roles\": [\"admin\", \"ADMIN\"]}").role())
        .isEmpty();
    assertThat(caller(WHOLE, "{\"sub\": \"a\"}").role()).isEmpty();
    assertThat(caller(WHOLE, "{\"sub\": \"a\", \"roles\": \"handover-directory-viewer\"}").role())
        .contains(Role.VIEWER);
    assertThat(
            caller(
                    WHOLE,
                    "{\"sub\": \"a\", \"roles\": [\"handover-directory-viewer\", \"handover-directory-approver\"]}")
                .role())
        .contains(Role.APPROVER);
  }

  @Test
  void readsRolesInsideOfAnObjectAndByOtherNames() throws Exception {
    FilledConfig config =
        WHOLE.with("realm_access/roles", Map.of("admin", List.of("dr-lead", "boss")));

    assertThat(caller(config, "{\"sub\": \"a\", \"realm_access\": {\"roles\": [\"boss\"]}}").role())
        .contains(Role.ADMIN);
    assertThat(caller(config, "{\"sub\": \"a\", \"realm_access/roles\": [\"boss\"]}").role())
        .contains(Role.ADMIN);
    assertThat(
            caller(
                    config,
                    "{\"sub\": \"a\", \"realm_access\": {\"roles\": [\"handover-directory-admin\"]}}")
                .role())
        .isEmpty();
  }
}
