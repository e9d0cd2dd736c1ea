package dev.handover.node.adapter.emulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML into records; what does not fit is refused with file, line and key. */
final class YamlFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private YamlFile() {}

  /**
   * The content as a record, or null for an empty document. Throws {@link IllegalArgumentException}
   * with a place.
   */
  static <T> @Nullable T read(String name, byte[] content, Class<T> type) {
    try {
      return YAML.readTree(content).isMissingNode() ? null : YAML.readValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(describe(name, e), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read", e);
    }
  }

  private static String describe(String name, JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    String key =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : step.getFieldName())
                .collect(Collectors.joining("."))
            : "";
    String why =
        e instanceof UnrecognizedPropertyException ? "unknown key" : e.getOriginalMessage();
    return name + line + (key.isEmpty() ? "" : ", key " + key) + ": " + why;
  }
}
