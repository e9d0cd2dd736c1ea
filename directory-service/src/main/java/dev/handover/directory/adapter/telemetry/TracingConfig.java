package dev.handover.directory.adapter.telemetry;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.io.Serial;

/** Traces are made only when {@code handover.tracing.endpoint} says where they go. */
public class TracingConfig implements ConfigSourceInterceptor {
  @Serial private static final long serialVersionUID = 1;

  private static final String ENDPOINT = "handover.tracing.endpoint";
  private static final String DISABLED = "quarkus.otel.sdk.disabled";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    if (!DISABLED.equals(name)) {
      return context.proceed(name);
    }
    ConfigValue endpoint = context.proceed(ENDPOINT);
    boolean isTold = endpoint != null && endpoint.getValue() != null;
    return ConfigValue.builder()
        .withName(DISABLED)
        .withValue(String.valueOf(!isTold))
        .withConfigSourceName("handover-tracing")
        .build();
  }
}
