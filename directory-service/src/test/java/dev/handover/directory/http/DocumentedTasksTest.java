package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskDescription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/directory.md has every task that the service offers, and no other. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class DocumentedTasksTest extends ForestApi {
  private static final Path PAGE = Path.of("../docs/directory.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private record Row(String task, List<String> parameters, String conduct) {
    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(quoted(cells.get(1)).getFirst(), quoted(cells.get(4)), cells.get(5));
    }
  }

  private static List<Row> rows() throws Exception {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("| task "))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(Row::of)
        .toList();
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
  }

  @Test
  void hasEveryTaskInItsOrderWithItsParameters() throws Exception {
    JsonPath offered = Api.viewer().get("/v1/tasks").jsonPath();
    List<Row> rows = rows();

    assertThat(rows)
        .extracting(Row::task)
        .containsExactlyElementsOf(offered.getList("items.name", String.class));
    for (int i = 0; i < rows.size(); i++) {
      String path = "items[%d].parameters.name".formatted(i);
      assertThat(rows.get(i).parameters())
          .as(rows.get(i).task())
          .containsExactlyElementsOf(offered.getList(path, String.class));
    }
  }

  @Test
  void saysHowTheChangesOfATaskAreWritten() throws Exception {
    assertThat(rows())
        .extracting(Row::conduct)
        .containsExactlyElementsOf(
            TaskCatalogue.standard().describe().stream()
                .map(TaskDescription::conduct)
                .map(conduct -> conduct.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList());
  }
}
