package dev.handover.directory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.directory.app.AuditWriter;
import dev.handover.directory.app.Authentication;
import dev.handover.directory.domain.AccessToken;
import dev.handover.directory.domain.Role;
import dev.handover.directory.domain.access.SignedCaller;
import dev.handover.directory.domain.access.SignedIdentities;
import dev.handover.directory.domain.audit.AuditFact;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows callers by their bearer token (RFC 6750): one of our own, or a JSON Web Token where a
 * provider of identities is configured. A wrong token is treated like none, so that nothing can be
 * learned from the difference; both get the problem `unauthenticated`.
 */
@ApplicationScoped
public class BearerTokens implements HttpAuthenticationMechanism {
  /** Attribute of the identity: from when on the token is refused. */
  static final String REFUSED_FROM = "handover.token.refused-from";

  private static final String SCHEME = "Bearer ";
  private static final String OURS = "hnd_";
  private static final int MAX_TOKEN = 512;
  private static final int MAX_JWT = 8192;

  private final Authentication authentication;
  private final SignedIdentities identities;
  private final ObjectMapper json;
  private final AuditWriter audit;

  public BearerTokens(
      Authentication authentication,
      SignedIdentities identities,
      ObjectMapper json,
      AuditWriter audit) {
    this.authentication = authentication;
    this.identities = identities;
    this.json = json;
    this.audit = audit;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    Optional<String> shown = shownToken(request);
    if (shown.isPresent() && identities.areTrusted() && !shown.get().startsWith(OURS)) {
      return signed(request, shown.get());
    }
    return shown
        .filter(token -> token.length() <= MAX_TOKEN)
        .flatMap(authentication::identify)
        .map(token -> Uni.createFrom().item(identityOf(token)))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  /** Away from the event loop: the provider's keys may have to be fetched. */
  private Uni<SecurityIdentity> signed(RoutingContext request, String jwt) {
    return Uni.createFrom()
        .completionStage(
            () ->
                request
                    .vertx()
                    .executeBlocking(() -> identities.identify(jwt), false)
                    .toCompletionStage())
        .map(caller -> caller.map(BearerTokens::identityOf).orElse(null));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"handover\""));
  }

  /** Answers with the challenge and a problem as its body. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    String method = request.request().method().name();
    if (!Mutations.is(method, request.normalizedPath())) {
      return challenge(request);
    }
    return Uni.createFrom()
        .completionStage(
            () -> request.vertx().executeBlocking(() -> refused(request)).toCompletionStage())
        .flatMap(written -> challenge(request));
  }

  private boolean refused(RoutingContext request) {
    audit.refused(
        new AuditFact.Asker("-", Mutations.peer(request)),
        Mutations.target(request.request().method().name(), request.normalizedPath()),
        new AuditFact.Answer(401, ProblemKind.UNAUTHENTICATED.code()));
    return true;
  }

  private Uni<Boolean> challenge(RoutingContext request) {
    String body = unauthenticated();
    request
        .response()
        .setStatusCode(401)
        .putHeader("WWW-Authenticate", "Bearer realm=\"handover\"")
        .putHeader("Content-Type", Problems.MEDIA_TYPE)
        .end(body);
    return Uni.createFrom().item(true);
  }

  private static Optional<String> shownToken(RoutingContext request) {
    List<String> headers = request.request().headers().getAll("Authorization");
    if (headers.size() != 1) {
      return Optional.empty();
    }
    String header = headers.get(0);
    boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return isBearer && header.length() <= SCHEME.length() + MAX_JWT
        ? Optional.of(header.substring(SCHEME.length()).trim())
        : Optional.empty();
  }

  private static SecurityIdentity identityOf(AccessToken token) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(token.name()))
            .addRoles(token.role().included());
    token.refusedFrom().ifPresent(end -> identity.addAttribute(REFUSED_FROM, end));
    return identity.build();
  }

  private static SecurityIdentity identityOf(SignedCaller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.name()))
        .addRoles(caller.role().map(Role::included).orElse(Set.of()))
        .addAttribute(REFUSED_FROM, caller.refusedFrom())
        .build();
  }

  private String unauthenticated() {
    try {
      return json.writeValueAsString(
          Problems.of(ProblemKind.UNAUTHENTICATED, "No valid token was shown.", List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }
}
