package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
  private static final RecordFile.Form<String, Map.Entry<String, Integer>> FORM =
      new RecordFile.Form<>(
          "counts",
          "count again",
          Map.Entry::getKey,
          new RecordFile.Listed<>(
              Stored.class,
              count -> new Stored(count.getKey(), count.getValue()),
              stored -> Map.entry(stored.name(), stored.count())));

  @TempDir Path folder;

  /** The stored form. */
  record Stored(String name, int count) {}

  @Test
  void keepsOneRecordForEachKeyInTheOrderOfTheKeys() {
    RecordFile<String, Map.Entry<String, Integer>> file = open();
    file.keep(Map.entry("b", 1));
    file.keep(Map.entry("a", 2));
    file.keep(Map.entry("b", 3));

    assertThat(open().all()).containsExactly(Map.entry("a", 2), Map.entry("b", 3));
  }

  @Test
  void forgetsForGood() {
    open().keep(Map.entry("a", 1));

    open().forget("a");

    assertThat(open().find("a")).isEmpty();
  }

  @Test
  void stillKnowsTheFormerRecordWhenTheNewOneCannotBeWritten() throws IOException {
    // Given
    RecordFile<String, Map.Entry<String, Integer>> file = open();
    file.keep(Map.entry("a", 1));
    Files.createDirectories(folder.resolve("counts.json.new").resolve("in the way"));

    // Then
    assertThatThrownBy(() -> file.keep(Map.entry("a", 2))).isInstanceOf(UncheckedIOException.class);
    assertThat(file.find("a")).contains(Map.entry("a", 1));
    assertThat(open().find("a")).contains(Map.entry("a", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"version\":1,",
        "[]",
        "{\"version\":2,\"counts\":[]}",
        "{\"version\":1}",
        "{\"version\":1,\"counts\":[{\"name\":\"a\",\"count\":\"many\"}]}",
        "{\"version\":1,\"counts\":[{\"name\":\"a\",\"count\":1,\"other\":1}]}"
      })
  void stopsTheStartByAFileThatItDoesNotUnderstand(String content) throws IOException {
    Files.writeString(folder.resolve("counts.json"), content);

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("counts.json");
  }

  private RecordFile<String, Map.Entry<String, Integer>> open() {
    return new RecordFile<>(folder.resolve("counts.json"), FORM);
  }
}
