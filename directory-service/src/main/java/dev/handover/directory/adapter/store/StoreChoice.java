package dev.handover.directory.adapter.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the one active datasource the store of everything else in the service. */
@ApplicationScoped
class StoreChoice {
  @Inject
  @DataSource("embedded")
  InjectableInstance<AgroalDataSource> embedded;

  @Inject
  @DataSource("postgres")
  InjectableInstance<AgroalDataSource> postgres;

  @ConfigProperty(name = "handover.store.url")
  Optional<String> url;

  /** Refuses to start rather than keep old values elsewhere than where it was asked for. */
  @Produces
  @ApplicationScoped
  javax.sql.DataSource active() {
    boolean active = postgres.getHandle().getBean().isActive();
    if (active != url.filter(u -> u.startsWith("jdbc:postgresql:")).isPresent()) {
      throw new IllegalStateException(
          "handover.store.url is not in force: set it in the properties file of this service,"
              + " in the environment or as a system property");
    }
    return active ? postgres.get() : embedded.get();
  }
}
