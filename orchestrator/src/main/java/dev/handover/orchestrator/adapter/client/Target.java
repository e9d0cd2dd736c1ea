package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.BreakerState;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.KeyStore;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service elsewhere, with a guard of its own: a timeout, one repeat when no connection could be
 * made, and a breaker that no other target's failures can open. Nothing else is repeated here; the
 * journal does that.
 */
final class Target {
  private static final int REPEATS = 1;

  /**
   * Who it is.
   *
   * @param name for messages
   * @param url where it listens
   * @param trusted whose certificates it may show
   */
  record Peer(String name, URI url, TrustedCertificates trusted) {}

  private final String name;
  private final URI url;
  private final TokenSource token;
  private final TrustedCertificates trusted;
  private final Optional<KeyStore> trust;
  private final Optional<KeyStore> shown;
  private final ClientLimits limits;
  private final Guard guard;
  private final Guard direct;
  private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();
  private final AtomicReference<BreakerState> breaker = new AtomicReference<>(BreakerState.CLOSED);

  Target(Peer peer, TokenSource token, Optional<KeyStore> shown, ClientLimits limits) {
    this.name = peer.name();
    this.url = peer.url();
    this.token = token;
    this.trusted = peer.trusted();
    this.trust = trusted.keyStore();
    this.shown = shown;
    this.limits = limits;
    this.guard = newGuard();
    this.direct =
        Guard.create()
            .withDescription(name + ", asked directly")
            .withTimeout()
            .duration(limits.answer().toMillis(), ChronoUnit.MILLIS)
            .done()
            .build();
  }

  private Guard newGuard() {
    return Guard.create()
        .withDescription(name)
        .withTimeout()
        .duration(limits.answer().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withRetry()
        .maxRetries(REPEATS)
        .delay(100, ChronoUnit.MILLIS)
        .whenException(Target::isConnectError)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(limits.breakerRequests())
        .failureRatio(0.5)
        .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS)
        .when(failure -> !(failure instanceof ProblemAnswer))
        .onStateChange(state -> breaker.set(translate(state)))
        .done()
        .build();
  }

  /** Name for messages. */
  String name() {
    return name;
  }

  /** Where it is configured whose certificates are trusted. */
  String trustSetting() {
    return trusted.setting();
  }

  TokenSource token() {
    return token;
  }

  ClientLimits limits() {
    return limits;
  }

  BreakerState breaker() {
    return breaker.get();
  }

  /** The generated interface as a client of this target. */
  <A> A api(Class<A> type) {
    return type.cast(clients.computeIfAbsent(type, this::newClient));
  }

  private Object newClient(Class<?> type) {
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(url)
            .connectTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(limits.answer().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .register(new BearerHeader(token))
            .register(new StepHeader())
            .register(new ProblemReader())
            .register(new LenientJson());
    trust.ifPresent(builder::trustStore);
    shown.ifPresent(keys -> builder.keyStore(keys, ClientCertificate.PASSWORD));
    return builder.build(type);
  }

  /**
   * Makes one guarded call. Throws {@link ProblemAnswer} when it is refused and anything else when
   * there is no answer.
   */
  @SuppressWarnings("unchecked")
  <T> T call(Callable<T> call) throws Exception {
    return (T) guard.call(() -> (Object) call.call(), Object.class);
  }

  /** Makes one call with the timeout only: it is asked even while its breaker is open. */
  @SuppressWarnings("unchecked")
  <T> T callDirectly(Callable<T> call) throws Exception {
    return (T) direct.call(() -> (Object) call.call(), Object.class);
  }

  static boolean isConnectError(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return true;
      }
    }
    return false;
  }

  private static BreakerState translate(CircuitBreakerState state) {
    return switch (state) {
      case CLOSED -> BreakerState.CLOSED;
      case OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
    };
  }
}
