package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.handover.deploy.dashboard.Clicks.answer;
import static dev.handover.deploy.dashboard.Clicks.assertAccessible;
import static dev.handover.deploy.dashboard.Clicks.button;
import static dev.handover.deploy.dashboard.Clicks.link;
import static dev.handover.deploy.dashboard.Clicks.openGroup;
import static dev.handover.deploy.dashboard.Clicks.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with the dashboard, done in a browser. */
class DashboardIT {
  /** Slow enough that a person can pause a move before its pivot. */
  private static final int SERVICE_MILLIS = 1500;

  private static DashboardStand stand;
  private static Browser browser;

  @BeforeAll
  static void startEverything() throws IOException {
    stand = DashboardStand.start(SERVICE_MILLIS);
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
    openGroup(page);
    Clicks.picture(page, "group");
    String from = page.locator(".node.active h2").textContent();

    // When
    link(page, "Move…").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    assertThat(page.locator(".diff ins").first()).isVisible();
    Clicks.picture(page, "preview");
    reason(page).fill("patch day <script>document.title='owned'</script> CHG0042");
    button(page, "Move now").click();

    // Then
    assertThat(page.locator(".row[data-state=RUNNING]").first()).isVisible();
    assertThat(page.locator(".outage-row")).isVisible();
    Clicks.picture(page, "move");
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator(".outage-row .took")).containsText(" s");
    assertThat(page.locator(".reason-line")).containsText("<script>");
    assertThat(page.locator(".steps .row[data-state=SUCCEEDED]").count()).isGreaterThan(20);
    openGroup(page);
    assertThat(page.locator(".node.active h2").textContent()).isNotEqualTo(from);
    assertThat(page.title()).doesNotContain("owned");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aMoveIsPausedAndCancelledAndTheGroupStaysWhereItWas() {
    // Given
    Page page = browser.signedIn(stand, Role.OPERATOR, Browser.of(ColorScheme.DARK));
    openGroup(page);
    String from = page.locator(".node.active h2").textContent();
    link(page, "Move…").click();
    reason(page).fill("patch day CHG0043");
    button(page, "Move now").click();

    // When
    button(page, "Pause…").click();
    answer(page, "Pause", "the switch is being repaired");
    assertThat(page.locator(".big-state")).containsText("Paused", within());
    Clicks.picture(page, "paused-dark");
    assertThat(button(page, "Resume…")).isVisible();
    assertThat(button(page, "Abandon…")).hasCount(0);
    button(page, "Cancel…").click();
    answer(page, "Cancel", "not today");

    // Then
    assertThat(page.locator(".big-state")).containsText("Compensated", within());
    assertThat(button(page, "Cancel…")).hasCount(0);
    openGroup(page);
    assertThat(page.locator(".node.active h2")).hasText(from);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoeverMayOnlyLookIsOfferedNothingThatWouldBeRefused() {
    Page page = browser.signedIn(stand, Role.VIEWER, Browser.of(ColorScheme.LIGHT));
    openGroup(page);

    assertThat(page.locator(".caller")).containsText("vera");
    assertThat(link(page, "Move…")).hasCount(0);
    assertThat(button(page, "Freeze…")).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void pagesSuitKeyboardsAndScreenReaders(ColorScheme scheme) {
    // Axe itself is a script from elsewhere, which the dashboard's policy would not run.
    Page page = browser.signedIn(stand, Role.ADMIN, Browser.of(scheme).setBypassCSP(true));
    assertAccessible(page, "groups");

    openGroup(page);
    assertAccessible(page, "group");

    link(page, "Move…").click();
    assertThat(page.locator(".diff ins").first()).isVisible();
    assertAccessible(page, "plan");

    link(page, "Operations").click();
    page.locator("main table tbody a[href^='#/operations/']").first().click();
    assertThat(page.locator(".big-state")).isVisible();
    assertAccessible(page, "operation");
  }

  /** Exactly this label: the page of a group has a list of "3 reasons". */
  private static Locator reason(Page page) {
    return page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true));
  }
}
