package dev.handover.node.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parameter of a resource as the contract names it, read from the interface that is generated
 * from the contract.
 *
 * @param name in the contract; empty for the body
 */
record ContractParameter(String name, Place place, Class<?> type) {

  /** Where a request carries it. */
  enum Place {
    PATH,
    QUERY,
    HEADER,
    BODY
  }

  /** All parameters of a resource's method, in its order; none for a method of no contract. */
  static List<ContractParameter> of(Class<?> resource, String method, Class<?>[] types) {
    return Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
        .flatMap(one -> Arrays.stream(one.getInterfaces()))
        .map(contract -> declared(contract, method, types))
        .flatMap(Optional::stream)
        .flatMap(found -> Arrays.stream(found.getParameters()))
        .map(ContractParameter::of)
        .toList();
  }

  private static Optional<Method> declared(Class<?> contract, String name, Class<?>[] types) {
    return Arrays.stream(contract.getMethods())
        .filter(one -> one.getName().equals(name) && Arrays.equals(one.getParameterTypes(), types))
        .findFirst();
  }

  private static ContractParameter of(Parameter parameter) {
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof PathParam path) {
        return new ContractParameter(path.value(), Place.PATH, parameter.getType());
      }
      if (annotation instanceof QueryParam query) {
        return new ContractParameter(query.value(), Place.QUERY, parameter.getType());
      }
      if (annotation instanceof HeaderParam header) {
        return new ContractParameter(header.value(), Place.HEADER, parameter.getType());
      }
    }
    return new ContractParameter("", Place.BODY, parameter.getType());
  }

  /** What is wrong with a value's form; limits and patterns are the validator's. */
  Optional<String> fault(String text) {
    if (type == UUID.class) {
      return isUuid(text) ? Optional.empty() : Optional.of("'" + text + "' is not a UUID");
    }
    if (type == Integer.class) {
      boolean isNumber = text.matches("-?\\d{1,9}");
      return isNumber ? Optional.empty() : Optional.of("'" + text + "' is not a whole number");
    }
    if (type == Long.class) {
      boolean isNumber = text.matches("-?\\d{1,18}");
      return isNumber ? Optional.empty() : Optional.of("'" + text + "' is not a whole number");
    }
    if (type.isEnum()) {
      List<String> choices = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
      return choices.contains(text)
          ? Optional.empty()
          : Optional.of("'" + text + "' is none of " + String.join(", ", choices));
    }
    return Optional.empty();
  }

  /** The names of those that a query may have. */
  static String queryNames(List<ContractParameter> parameters) {
    String names =
        parameters.stream()
            .filter(one -> one.place == Place.QUERY)
            .map(ContractParameter::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
