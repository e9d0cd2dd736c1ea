package dev.handover.node.adapter;

import dev.handover.node.adapter.NodeConfig.ClientCertificates;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends connections of whoever shows no certificate of a trusted authority, before any request is
 * read. Which authority that is must be said: otherwise any public one would do.
 */
@ApplicationScoped
class MutualTls implements HttpServerOptionsCustomizer {
  private final NodeConfig config;

  MutualTls(NodeConfig config) {
    this.config = config;
  }

  /** Nobody gets in beside it. */
  void check(
      @Observes StartupEvent event,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecureRequests) {
    boolean isRequired = config.access().clientCertificates() == ClientCertificates.REQUIRED;
    if (isRequired && !insecureRequests.equals("disabled")) {
      throw new IllegalStateException(
          "handover.access.client-certificates=required is worth nothing beside plain HTTP:"
              + " set quarkus.http.insecure-requests=disabled");
    }
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    if (config.access().clientCertificates() == ClientCertificates.NONE) {
      return;
    }
    if (options.getTrustOptions() == null) {
      throw new IllegalStateException(
          "handover.access.client-certificates=required needs to know whose certificates are good:"
              + " set quarkus.tls.trust-store.pem.certs to the PEM file of that authority");
    }
    options.setClientAuth(ClientAuth.REQUIRED);
  }
}
