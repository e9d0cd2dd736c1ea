package dev.handover.directory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.handover.api.directory.model.ProblemItem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in words of the contract what Jackson could not read: where, and why, without class names.
 */
final class JsonFault {
  private JsonFault() {}

  static ProblemItem of(JsonProcessingException e) {
    String where = e instanceof JsonMappingException mapping ? pointer(mapping.getPath()) : "";
    return Problems.item(where, why(e));
  }

  private static String why(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown property '" + unknown.getPropertyName() + "'";
    }
    if (e instanceof InvalidFormatException format) {
      return "'" + format.getValue() + "' is not a valid value";
    }
    if (e instanceof ValueInstantiationException value && value.getCause() != null) {
      return String.valueOf(value.getCause().getMessage());
    }
    if (e instanceof JsonMappingException) {
      return "has the wrong type, or a value is missing or repeated";
    }
    String place =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return "is not JSON" + place;
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
