package dev.handover.orchestrator.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.access.SignedCaller;
import dev.handover.orchestrator.domain.access.SignedIdentities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtIdentitiesTest {
  private static final List<String> OPERATOR = List.of("handover-operator");

  @TempDir Path dir;
  private IdentityProvider provider;
  private SignedIdentities identities;
  private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @BeforeEach
  void start() throws Exception {
    provider = new IdentityProvider();
    identities = trusting(FilledConfig.of(provider));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private SignedIdentities trusting(ProviderConfig config) {
    Provider known = Provider.of(config, true).orElseThrow();
    return Providers.trusting(known, new ObjectMapper(), () -> now);
  }

  private Optional<SignedCaller> whoShows(Consumer<JwtClaims> changed) {
    return identities.identify(provider.token("anna", OPERATOR, changed));
  }

  @Test
  void knowsACallerByTheSubjectAndTheRolesOfTheToken() {
    // When
    Optional<SignedCaller> caller = whoShows(claims -> {});

    // Then
    assertThat(caller).map(SignedCaller::name).contains("anna");
    assertThat(caller).flatMap(SignedCaller::role).contains(Role.OPERATOR);
    assertThat(caller).map(SignedCaller::reach).contains(Reach.EVERYTHING);
    assertThat(provider.timesAsked()).isOne();
  }

  @Test
  void refusesWhatIsNotForUsNotFromThemOrNotNow() {
    assertThat(whoShows(claims -> claims.setIssuer("https://else.test"))).isEmpty();
    assertThat(whoShows(claims -> claims.unsetClaim("iss"))).isEmpty();
    assertThat(whoShows(claims -> claims.setAudience("somebody-else"))).isEmpty();
    assertThat(whoShows(claims -> claims.unsetClaim("aud"))).isEmpty();
    assertThat(whoShows(claims -> claims.unsetClaim("exp"))).isEmpty();
    assertThat(
            whoShows(
                claims ->
                    claims.setNotBefore(
                        NumericDate.fromSeconds(NumericDate.now().getValue() + 180))))
        .isEmpty();
    assertThat(
            whoShows(
                claims -> {
                  claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 900));
                  claims.setExpirationTime(
                      NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
                }))
        .isEmpty();
  }

  @Test
  void refusesWhatHasNoNameThatCouldBeWrittenDown() {
    assertThat(whoShows(claims -> claims.unsetClaim("sub"))).isEmpty();
    assertThat(whoShows(claims -> claims.setSubject("a\nb"))).isEmpty();
    assertThat(whoShows(claims -> claims.setSubject(" "))).isEmpty();
    assertThat(whoShows(claims -> claims.setSubject("x".repeat(201)))).isEmpty();
    assertThat(whoShows(claims -> claims.setClaim("sub", List.of("anna")))).isEmpty();
  }

  @Test
  void refusesEverySignatureButThatOfTheProvider() throws Exception {
    JwtClaims claims = IdentityProvider.claimsOf("anna", "handover-admin");
    String good = provider.token("anna", OPERATOR, unchanged -> {});
    String[] parts = good.split("\\.", -1);
    String raised = provider.token("anna", List.of("handover-admin"), unchanged -> {});

    assertThat(identities.identify(provider.unsigned(claims))).isEmpty();
    assertThat(identities.identify(provider.signedWithThePublicKeyAsSecret(claims))).isEmpty();
    assertThat(
            identities.identify(IdentityProvider.signed(claims, IdentityProvider.newKey("first"))))
        .isEmpty();
    assertThat(
            identities.identify(IdentityProvider.signed(claims, IdentityProvider.newKey("other"))))
        .isEmpty();
    assertThat(identities.identify(parts[0] + "." + raised.split("\\.", -1)[1] + "." + parts[2]))
        .isEmpty();
    assertThat(identities.identify(parts[0] + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void refusesWhatIsNoTokenAtAll() {
    for (String garbage :
        List.of("", ".", "..", "a.b.c", "e30.e30.e30", "\u0000.\u0000.", "null")) {
      assertThat(identities.identify(garbage)).as(garbage).isEmpty();
    }
  }

  @Test
  void learnsANewKeyOfTheProviderAndAsksItOnceHoweverManyAreUnknown() throws Exception {
    // Given
    whoShows(claims -> {});
    provider.changeKey("second");

    // When
    for (int i = 0; i < 50; i++) {
      assertThat(whoShows(claims -> {})).isEmpty();
    }
    now = now.plus(HeldKeys.PAUSE);

    // Then
    assertThat(whoShows(claims -> {})).isPresent();
    assertThat(provider.timesAsked()).isEqualTo(2);
  }

  @Test
  void doesNotNeedTheProviderForADay() {
    // Given
    whoShows(claims -> {});
    provider.answersWith(503);

    // When, Then
    now = now.plus(HeldKeys.GOOD).minusSeconds(1);
    assertThat(whoShows(claims -> {})).isPresent();
    now = now.plusSeconds(1);
    assertThat(whoShows(claims -> {})).isEmpty();
    provider.answersWith(200);
    now = now.plus(HeldKeys.PAUSE);
    assertThat(whoShows(claims -> {})).isPresent();
  }

  @Test
  void trustsNobodyWhileThereAreNoKeys() {
    for (String useless : List.of("{\"keys\": []}", "<html>", "[]", "x".repeat(1_100_000))) {
      provider.show(useless);
      assertThat(whoShows(claims -> {})).isEmpty();
      now = now.plus(HeldKeys.PAUSE);
    }
  }

  @Test
  void trustsNobodyAtTheAddressWithoutTheRightCertificate() throws Exception {
    // Given
    FilledConfig right = FilledConfig.of(provider);

    // When
    try (IdentityProvider impostor = new IdentityProvider()) {
      identities = trusting(right.with(right.issuer(), impostor.keys()));

      // Then
      assertThat(identities.identify(impostor.token("anna", OPERATOR, claims -> {}))).isEmpty();
      assertThat(impostor.timesAsked()).isZero();
    }
  }

  @Test
  void readsAFileOfKeysAgainWhenItChanges() throws Exception {
    // Given
    Path file = Files.writeString(dir.resolve("jwks.json"), provider.jwks());
    FilledConfig config = FilledConfig.of(provider);
    identities = trusting(config.with(config.issuer(), file.toString()));
    assertThat(whoShows(claims -> {})).isPresent();

    // When
    provider.changeKey("second");
    Files.writeString(file, provider.jwks());
    Files.setLastModifiedTime(file, FileTime.from(now.plus(Duration.ofHours(1))));
    now = now.plus(HeldKeys.PAUSE);

    // Then
    assertThat(whoShows(claims -> {})).isPresent();
    assertThat(provider.timesAsked()).isZero();
  }
}
