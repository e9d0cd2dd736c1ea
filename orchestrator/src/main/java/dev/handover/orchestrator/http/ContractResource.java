package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.ContractApi;
import dev.handover.orchestrator.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/** Hands out the document that this service was generated from. */
class ContractResource implements ContractApi {
  private static final String DOCUMENT = "openapi/orchestrator.yaml";

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getContract() {
    return RestResponse.ok(document());
  }

  private static String document() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("the contract is missing from the class path: " + DOCUMENT);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
