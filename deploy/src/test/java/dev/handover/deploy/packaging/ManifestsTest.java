package dev.handover.deploy.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.handover.deploy.directory.Ground;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests have the fields that Kubernetes knows, and no others; they are run nowhere. */
class ManifestsTest {
  private static final Path FOLDER = Ground.repository().resolve("deploy/kubernetes");
  private static final String SETTINGS = "service.properties";

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory"})
  void everyDocumentIsOfItsSchema(String name) throws IOException {
    List<JsonNode> documents = documents(name);
    assertThat(documents)
        .extracting(document -> document.path("kind").asText())
        .containsExactly("Service", "StatefulSet", "NetworkPolicy", "ConfigMap");
    documents.forEach(ManifestsTest::parse);
    assertThat(Files.readString(FOLDER.resolve(name + ".yaml"))).startsWith("# Not run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory"})
  void runsOnePodAsNobodySpecialWhoseProbeNeedsNoToken(String name) throws IOException {
    // Given
    JsonNode set = of(name, "StatefulSet");
    JsonNode pod = set.at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");

    // Then
    assertThat(set.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory"})
  void everyPathOfTheSettingsLiesOnAVolumeThatIsMounted(String name) throws IOException {
    // Given
    JsonNode set = of(name, "StatefulSet");
    JsonNode pod = set.at("/spec/template/spec");
    JsonNode mounts = pod.at("/containers/0/volumeMounts");
    List<String> volumes = names(pod.get("volumes"));
    set.at("/spec/volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
    Properties settings = new Properties();
    settings.load(new StringReader(of(name, "ConfigMap").at("/data").get(SETTINGS).asText()));

    // When
    List<String> paths =
        settings.values().stream().map(Object::toString).filter(v -> v.startsWith("/")).toList();

    // Then
    assertThat(names(mounts)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(volumes);
    assertThat(paths)
        .isNotEmpty()
        .allSatisfy(path -> assertThat(mounts).anyMatch(mount -> holds(mount, path)));
    assertThat(settings.getProperty("handover.mode")).isEqualTo("production");
    assertThat(settings.getProperty("quarkus.http.ssl-port"))
        .isEqualTo(pod.at("/containers/0/ports/0/containerPort").asText());
  }

  /** A mount may be below the folder that is named: group files lie below the configuration. */
  private static boolean holds(JsonNode mount, String path) {
    String place = mount.path("mountPath").asText();
    return path.startsWith(place + "/") || place.startsWith(path + "/");
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() throws IOException {
    ObjectNode service = documents("directory").get(0).deepCopy();
    ((ObjectNode) service.get("spec")).put("selectors", "x");
    assertThatThrownBy(() -> parse(service)).hasMessageContaining("selectors");
  }

  @Test
  void aFieldThatKubernetesWantsAndIsNotThereIsFound() throws IOException {
    ObjectNode set = of("directory", "StatefulSet").deepCopy();
    ((ObjectNode) set.get("spec")).remove("selector");
    assertThatThrownBy(() -> parse(set)).hasMessageContaining("selector");
  }

  private static void parse(JsonNode document) {
    Class<?> type =
        switch (document.path("kind").asText()) {
          case "Service" -> V1Service.class;
          case "StatefulSet" -> V1StatefulSet.class;
          case "NetworkPolicy" -> V1NetworkPolicy.class;
          case "ConfigMap" -> V1ConfigMap.class;
          default -> throw new IllegalArgumentException("no such kind: " + document.path("kind"));
        };
    assertThat(new JSON()).isNotNull(); // sets the adapters that look at every field
    assertThat((Object) JSON.getGson().fromJson(document.toString(), type)).isNotNull();
  }

  private static JsonNode of(String name, String kind) throws IOException {
    return documents(name).stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode items) {
    List<String> names = new ArrayList<>();
    items.forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  private static List<JsonNode> documents(String name) throws IOException {
    try (MappingIterator<JsonNode> all =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .readValues(FOLDER.resolve(name + ".yaml").toFile())) {
      return all.readAll();
    }
  }
}
