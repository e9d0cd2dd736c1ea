package dev.handover.orchestrator.adapter.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Makes the one active datasource the store of everything else in the service. */
@ApplicationScoped
class StoreChoice {
  @Inject
  @DataSource("embedded")
  InjectableInstance<AgroalDataSource> embedded;

  @Inject
  @DataSource("postgres")
  InjectableInstance<AgroalDataSource> postgres;

  @Produces
  @ApplicationScoped
  javax.sql.DataSource active() {
    return postgres.getHandle().getBean().isActive() ? postgres.get() : embedded.get();
  }
}
