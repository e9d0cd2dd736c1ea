package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with the dashboard, done in a browser. */
class DashboardIT {
  private static final double MOVE_MILLIS = 120_000;

  private static DashboardStand stand;
  private static Browser browser;

  @BeforeAll
  static void startEverything() throws IOException {
    stand = DashboardStand.start();
    stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start");
    browser = new Browser();
  }

  @AfterAll
  static void endEverything() {
    browser.close();
    stand.close();
  }

  @Test
  void aMoveIsPreviewedStartedWithAReasonAndWatchedToItsEnd() {
    // Given
    Page page = browser.signedIn(stand, Role.OPERATOR, Browser.of(ColorScheme.LIGHT));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("mail").setExact(true))
        .click();
    assertThat(heading(page, "mail")).isVisible();
    String from = page.locator(".node.active h2").textContent();

    // When
    link(page, "Move…").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    assertThat(page.locator(".diff ins").first()).isVisible();
    page.getByLabel("Reason").fill("patch day <script>document.title='owned'</script> CHG0042");
    button(page, "Move now").click();

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator(".outage-row .took")).containsText(" s");
    assertThat(page.locator(".reason-line")).containsText("<script>");
    assertThat(page.locator(".steps .row[data-state=SUCCEEDED]").count()).isGreaterThan(20);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("mail").setExact(true))
        .click();
    assertThat(heading(page, "mail")).isVisible();
    assertThat(page.locator(".node.active h2").textContent()).isNotEqualTo(from);
    assertThat(page.title()).doesNotContain("owned");
    assertThat(browser.complaints()).isEmpty();
  }

  private static ContainsTextOptions within() {
    return new ContainsTextOptions().setTimeout(MOVE_MILLIS);
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
