package dev.handover.deploy.security;

import dev.handover.deploy.access.Token.Role;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A service's OpenAPI document, read as any client would read it. */
final class Contract {
  /** The services that have one. */
  static final List<String> SERVICES = List.of("orchestrator", "directory-service", "node-service");

  private static final String JSON = "application/json";
  private static final String REFERENCE = "#/components/schemas/";

  private final String service;
  private final OpenAPI document;

  private Contract(String service, OpenAPI document) {
    this.service = service;
    this.document = document;
  }

  /** Reads it from where the service itself has it. */
  static Contract of(String service) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult read =
        new OpenAPIV3Parser().readLocation("openapi/" + service + ".yaml", null, options);
    if (read.getOpenAPI() == null || !read.getMessages().isEmpty()) {
      throw new IllegalStateException(service + ": " + read.getMessages());
    }
    return new Contract(service, read.getOpenAPI());
  }

  String service() {
    return service;
  }

  /** One thing that can be asked of a service. */
  record Endpoint(Contract contract, String method, String path, Operation operation) {
    /** The least role that may ask for it, as the extension {@code x-role} says. */
    Optional<Role> role() {
      return Optional.ofNullable(operation.getExtensions())
          .map(extensions -> extensions.get("x-role"))
          .map(role -> Role.valueOf(String.valueOf(role).toUpperCase(Locale.ROOT)));
    }

    /** It takes no token: a signature says who sent it. */
    boolean isSigned() {
      return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    List<Parameter> parameters() {
      return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }

    /** What it answers with when all goes well. */
    Set<String> mediaTypes() {
      Set<String> types = new TreeSet<>();
      operation
          .getResponses()
          .forEach(
              (status, answer) -> {
                if (status.startsWith("2") && answer.getContent() != null) {
                  types.addAll(answer.getContent().keySet());
                }
              });
      return types;
    }

    @Override
    public String toString() {
      return contract.service + " " + method + " " + path;
    }
  }

  /** Every operation, in the order of the document. */
  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                operations(item)
                    .forEach(
                        (method, operation) ->
                            all.add(new Endpoint(this, method.name(), path, operation))));
    return all;
  }

  private static Map<PathItem.HttpMethod, Operation> operations(PathItem item) {
    return item.readOperationsMap();
  }

  /** The schema of the JSON that an operation takes, if it takes any. */
  Optional<Schema<?>> body(Endpoint endpoint) {
    return Optional.ofNullable(endpoint.operation().getRequestBody())
        .map(body -> body.getContent().get(JSON))
        .map(content -> resolve(content.getSchema()));
  }

  /** The schema that a reference points at; any other as it is. */
  Schema<?> resolve(Schema<?> schema) {
    Schema<?> found = schema;
    while (found.get$ref() != null) {
      String name = found.get$ref().substring(REFERENCE.length());
      found =
          Objects.requireNonNull(
              document.getComponents().getSchemas().get(name), () -> "no schema " + name);
    }
    return found;
  }
}
