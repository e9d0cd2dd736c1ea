package dev.handover.directory.adapter.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.directory.domain.access.SignedCaller;
import dev.handover.directory.domain.access.SignedIdentities;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the provider that is configured; half a configuration stops the start. */
@ApplicationScoped
class Providers {
  private static final int BEFORE_ANY_WORK = 10;

  /** Without a provider. */
  private static final class Nobody implements SignedIdentities {
    @Override
    public boolean areTrusted() {
      return false;
    }

    @Override
    public Optional<SignedCaller> identify(String jwt) {
      return Optional.empty();
    }
  }

  @Produces
  @Startup(BEFORE_ANY_WORK)
  @ApplicationScoped
  SignedIdentities identities(
      ProviderConfig config,
      ObjectMapper json,
      InstantSource clock,
      @ConfigProperty(name = "handover.mode", defaultValue = "production") String mode) {
    Optional<Provider> provider = Provider.of(config, !mode.equals("lab"));
    return provider.isPresent() ? trusting(provider.get(), json, clock) : new Nobody();
  }

  static SignedIdentities trusting(Provider provider, ObjectMapper json, InstantSource clock) {
    KeySource source =
        switch (provider.keys()) {
          case Provider.Location.Address address ->
              new KeyAddress(
                  address.url(),
                  new TrustedCertificates(
                      "handover.access.jwt.trust-certificates", address.trusted()));
          case Provider.Location.Local local -> new KeyFile(local.file());
        };
    return new JwtIdentities(provider, new HeldKeys(source, clock), json);
  }
}
