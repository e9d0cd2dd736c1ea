package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.handover.deploy.dashboard.Clicks.button;
import static dev.handover.deploy.dashboard.Clicks.openGroup;
import static dev.handover.deploy.dashboard.Clicks.order;
import static dev.handover.deploy.dashboard.Clicks.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a real move: saved from the dashboard, opened without any network, and checked. */
class ReportIT {
  private static final Pattern HASH = Pattern.compile("id=\"hash\">sha256:([0-9a-f]{64})<");
  private static final Pattern ID = Pattern.compile("#/operations/([0-9a-f-]{36})");

  private static DashboardStand stand;
  private static Browser browser;
  private static Page dashboard;
  private static String operation;

  @TempDir Path folder;

  @BeforeAll
  static void moveTheGroup() throws IOException {
    stand = DashboardStand.start(DashboardStand.QUICK);
    stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start");
    browser = new Browser();
    dashboard = browser.signedIn(stand, Role.OPERATOR, Browser.of(ColorScheme.LIGHT));
    openGroup(dashboard);
    order(dashboard, "Move…", "patch <img src=x onerror=alert(1)> day, CHG0061");
    assertThat(dashboard.locator(".big-state")).containsText("Succeeded", within());
    Matcher id = ID.matcher(dashboard.url());
    assertThat(id.find()).isTrue();
    operation = id.group(1);
  }

  @AfterAll
  static void endEverything() {
    browser.close();
    stand.close();
  }

  private Path saved(String form, String ending) {
    Path file = folder.resolve("report." + ending);
    dashboard.waitForDownload(() -> button(dashboard, form).click()).saveAs(file);
    return file;
  }

  @Test
  void opensFromADiskWithoutAnyNetworkAndAnyScript() throws IOException {
    // Given
    Path file = saved("Save as a page", "html");
    List<String> asked = new ArrayList<>();

    // When
    Page page = browser.offline(ColorScheme.LIGHT);
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(file.toUri().toString());

    // Then
    assertThat(page.locator("h1")).containsText("SWITCHOVER of group mail: ");
    assertThat(page.locator("#summary")).containsText("patch <img src=x onerror=alert(1)> day");
    assertThat(page.locator("tr.change").count()).isGreaterThan(50);
    assertThat(page.locator("svg rect.outage").count()).isEqualTo(1);
    assertThat(page.locator("#not-final")).hasCount(0);
    assertThat(page.locator("body").evaluate("e => getComputedStyle(e).maxWidth"))
        .isEqualTo("1152px");
    assertThat(asked).hasSize(1);
    assertThat(page.pdf()).hasSizeGreaterThan(20_000);
    Clicks.picture(page, "report");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void suitsScreenReadersInBothThemes() {
    Path file = saved("Save as a page", "html");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = browser.offline(scheme);
      page.navigate(file.toUri().toString());
      Clicks.assertAccessible(page, "report, " + scheme);
    }
  }

  @Test
  void hasTheHashThatSha256sumComputesOfWhatTheCommandPrints() throws Exception {
    // Given
    Matcher hash = HASH.matcher(Files.readString(saved("Save as a page", "html")));
    assertThat(hash.find()).isTrue();

    // When
    String printed = shell("handover report " + operation + " --json | sha256sum");
    String ofTheFile = shell("sha256sum " + saved("Save as JSON", "json"));

    // Then
    assertThat(printed).startsWith(hash.group(1));
    assertThat(ofTheFile).startsWith(hash.group(1));
    assertThat(Files.readString(saved("Save as text", "txt"))).contains("sha256:" + hash.group(1));
  }

  /** As the documents tell people to type it, but for the script's looking for newer sources. */
  private String shell(String line) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), stand.secret(Role.VIEWER));
    String command =
        "set -o pipefail; handover() { %s -cp '%s' %s \"$@\"; }; %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin/java"),
                System.getProperty("java.class.path"),
                "dev.handover.deploy.cli.Handover",
                line);
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", command);
    shell.environment().put("HANDOVER_URL", stand.suite().orchestrator().uri().toString());
    shell.environment().put("HANDOVER_TOKEN_FILE", token.toString());
    shell.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = shell.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }
}
