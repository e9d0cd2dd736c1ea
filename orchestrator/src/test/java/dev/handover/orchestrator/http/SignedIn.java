package dev.handover.orchestrator.http;

import dev.handover.orchestrator.adapter.identity.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service with a provider of identities beside the file of tokens. */
public class SignedIn extends FakesOnly {
  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Lab.class), new TestResourceEntry(Provider.class));
  }

  /** Runs it, and says where it is. */
  public static class Provider implements QuarkusTestResourceLifecycleManager {
    private static volatile @Nullable IdentityProvider running;

    static IdentityProvider running() {
      return Objects.requireNonNull(running);
    }

    @Override
    public Map<String, String> start() {
      try {
        IdentityProvider provider = new IdentityProvider();
        running = provider;
        return Map.of(
            "handover.access.jwt.issuer",
            IdentityProvider.ISSUER,
            "handover.access.jwt.audience",
            IdentityProvider.AUDIENCE,
            "handover.access.jwt.keys",
            provider.keys(),
            "handover.access.jwt.trust-certificates",
            provider.certificate().toString(),
            "handover.access.jwt.groups-claim",
            "groups",
            "handover.access.jwt.roles.approver",
            "change-board",
            "handover.access.failures-per-minute",
            "0");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void stop() {
      running().close();
    }
  }
}
