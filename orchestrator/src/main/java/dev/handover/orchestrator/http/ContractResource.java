package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.ContractApi;
import dev.handover.orchestrator.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/** Hands out the documents that this release of the services was generated from. */
class ContractResource implements ContractApi {
  private static final String OWN = "orchestrator";

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getContract() {
    return RestResponse.ok(document(OWN));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getContractOf(String service) {
    return RestResponse.ok(document(service));
  }

  /** The name is one of three: the contract's pattern was checked before. */
  private static String document(String service) {
    String document = "openapi/" + service + ".yaml";
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(document)) {
      if (in == null) {
        throw new IllegalStateException("the contract is missing from the class path: " + document);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
