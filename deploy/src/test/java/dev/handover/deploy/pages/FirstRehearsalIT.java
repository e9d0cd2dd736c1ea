package dev.handover.deploy.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/first-rehearsal.md, typed as it stands: in one shell, in order, on a real Samba. The shell
 * has a network and processes of its own, so that the page's ports and addresses are free and
 * nothing is left over. Only the build is there already.
 */
class FirstRehearsalIT {
  private static final Page PAGE = Page.of("first-rehearsal.md");
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final String MARK = "@@@ ";

  @TempDir Path folder;

  @Test
  void aNewcomerGetsFromNothingToARehearsalByThePage() throws Exception {
    // Given
    List<Page.Typed> typed = PAGE.all();
    assertThat(typed).hasSizeGreaterThan(25);
    Workplace sources = Workplace.in(folder.resolve("sources"));
    Path script = Files.writeString(folder.resolve("typed.sh"), script(typed));
    Map<String, String> elsewhere = Map.of("HANDOVER_CACHE", "", "HANDOVER_URL", "");
    Shell shell = new Shell(sources.folder(), elsewhere, LIMIT);

    // When
    Shell.Ended ended =
        shell.run(
            List.of(
                "unshare",
                "--net",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "bash",
                script.toString()));

    // Then
    assertThat(ended.exit()).as(ended.said()).isZero();
    for (int number = 0; number < typed.size(); number++) {
      String said = between(ended.said(), number);
      assertThat(said).as(typed.get(number).command()).isNotNull();
      for (String printed : typed.get(number).printed()) {
        assertThat(shape(said)).as("%s", said).contains(shape(printed.replace("…", "")));
      }
    }
    assertThat(sources.folder().resolve("rehearsal")).as("it cleans up").doesNotExist();
  }

  @Test
  void theMailboxesOfThePageAreThoseOfTheTests() throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    Forest.initial(Shape.of(Generation.EXCHANGE_2007, 10)).writeTo(entries);
    assertThat(Ground.repository().resolve("deploy/examples/rehearsal/exchange.ldif"))
        .hasContent(entries.toString(StandardCharsets.UTF_8));
  }

  /** One shell with jobs, as a person has it, that stops at the first thing that goes wrong. */
  private static String script(List<Page.Typed> typed) {
    StringBuilder text = new StringBuilder("set -emo pipefail\nip link set lo up\n");
    text.append("unset HANDOVER_CACHE HANDOVER_URL HANDOVER_TOKEN_FILE HANDOVER_CA_FILE\n");
    for (int number = 0; number < typed.size(); number++) {
      text.append("echo; echo '").append(MARK).append(number).append("'\n");
      text.append(typed.get(number).command()).append('\n');
    }
    return text.append("echo; echo '").append(MARK).append(typed.size()).append("'\n").toString();
  }

  private static String between(String said, int number) {
    int begin = said.indexOf("\n" + MARK + number + "\n");
    int end = said.indexOf("\n" + MARK + (number + 1) + "\n");
    assertThat(begin).isNotNegative().isLessThan(end);
    return said.substring(begin, end);
  }

  /** Without what differs each time: numbers, and how many blanks align them. */
  private static String shape(String text) {
    return text.replaceAll("[0-9]+", "0").replaceAll("\\s+", " ");
  }
}
