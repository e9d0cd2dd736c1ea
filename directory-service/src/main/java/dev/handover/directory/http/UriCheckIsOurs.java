package dev.handover.directory.http;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Quarkus answers a URI that cannot be parsed with a bare 400, before any handler of ours sees it.
 * It leaves that be when it finds this property at its start, and {@link RequestLimits} answers
 * with a problem. The configuration is the first thing that is made, in the service and in tests.
 */
@StaticInitSafe
public final class UriCheckIsOurs implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
