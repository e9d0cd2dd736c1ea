package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.handover.deploy.dashboard.Clicks.active;
import static dev.handover.deploy.dashboard.Clicks.agree;
import static dev.handover.deploy.dashboard.Clicks.answer;
import static dev.handover.deploy.dashboard.Clicks.assertAccessible;
import static dev.handover.deploy.dashboard.Clicks.button;
import static dev.handover.deploy.dashboard.Clicks.link;
import static dev.handover.deploy.dashboard.Clicks.openGroup;
import static dev.handover.deploy.dashboard.Clicks.order;
import static dev.handover.deploy.dashboard.Clicks.panel;
import static dev.handover.deploy.dashboard.Clicks.start;
import static dev.handover.deploy.dashboard.Clicks.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with groups: freeze, compare, look whether it could move, take over, evacuate. */
class DashboardFlowsIT {
  private static final String DIFFERENT =
      """
      host:
        registry:
          'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS\\ParametersSystem': {'TCP/IP Port': '1234'}
      """;

  private static DashboardStand stand;
  private static Browser browser;

  @BeforeAll
  static void startEverything() throws IOException {
    stand = DashboardStand.start(DashboardStand.QUICK);
    stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start");
    browser = new Browser();
  }

  @AfterAll
  static void endEverything() {
    browser.close();
    stand.close();
  }

  @AfterEach
  void nobodyComplained() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static Page as(Role role) {
    Page page = browser.signedIn(stand, role, Browser.of(ColorScheme.LIGHT));
    openGroup(page);
    return page;
  }

  @Test
  void aFrozenGroupDoesNotMoveUntilItIsUnfrozen() {
    // Given
    Page page = as(Role.OPERATOR);

    // When
    button(page, "Freeze…").click();
    answer(page, "Freeze", "service pack on exch2, CHG0042");

    // Then
    assertThat(panel(page, "Freeze")).containsText("by oskar");
    assertThat(panel(page, "Freeze")).containsText("service pack on exch2, CHG0042");
    link(page, "Move…").click();
    assertThat(page.locator("main")).containsText("frozen");
    assertThat(page.locator(".start")).hasCount(0);

    // When, Then
    openGroup(page);
    button(page, "Unfreeze").click();
    agree(page, "Unfreeze");
    assertThat(panel(page, "Freeze")).containsText("Not frozen");
  }

  @Test
  void everythingIsFrozenByAnApproverAndEveryPageSaysSo() {
    // Given
    Page page = as(Role.APPROVER);
    link(page, "Groups").first().click();

    // When
    button(page, "Freeze all groups").click();
    answer(page, "Freeze", "network maintenance CHG0043");

    // Then
    assertThat(page.locator("#notice")).containsText("network maintenance CHG0043");
    assertThat(page.locator("main table")).containsText("Frozen");
    button(page, "Unfreeze all groups").click();
    agree(page, "Unfreeze");
    assertThat(page.locator("#notice")).isEmpty();
  }

  @Test
  void showsWhatDiffersBetweenTheNodes() throws IOException {
    // Given
    Page page = as(Role.VIEWER);
    Path faults = stand.suite().machine(Suite.BACKUP).resolve("faults.yaml");
    Files.writeString(faults, DIFFERENT);

    // When
    button(page, "Compare the nodes").click();

    // Then
    assertThat(panel(page, "Drift")).containsText("TCP/IP Port");
    assertThat(panel(page, "Drift")).containsText("1234");
    Files.delete(faults);
    button(page, "Compare the nodes").click();
    assertThat(panel(page, "Drift")).not().containsText("TCP/IP Port");
  }

  @Test
  void looksWhetherTheGroupCouldMoveNowAndNamesTheCures() {
    // Given
    Page page = as(Role.OPERATOR);
    Locator readiness = panel(page, "Readiness");

    // When
    button(page, "Look now").click();

    // Then
    assertThat(readiness).containsText("asked for by oskar", within());
    assertThat(readiness).containsText("Leftovers in the directory");
    assertThat(readiness).containsText("Proofs for a failover");
    assertThat(readiness.locator("table").first()).containsText("rehearsal");
    link(page, "Groups").first().click();
    assertThat(page.locator("main table").first()).containsText("just now");
  }

  @Test
  void stopsAndStartsAGroup() {
    // Given
    Page page = as(Role.OPERATOR);
    String where = active(page);

    // When
    order(page, "Stop…", "the hall is being cleaned");
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    openGroup(page);
    assertThat(page.locator(".node.active")).hasCount(0);
    link(page, "Start…").click();
    Clicks.choose(page, where);
    button(page, "Preview").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    start(page, "the hall is clean");

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    openGroup(page);
    assertThat(active(page)).isEqualTo(where);
  }

  @Test
  void takesAGroupOverFromALostServerOnAnApproversWord() {
    // Given
    Page page = as(Role.APPROVER);
    String lost = active(page);
    stand.suite().node(lost).kill();
    openGroup(page);

    // When
    link(page, "Fail over…").click();
    page.getByLabel("How I know that the source is off").fill("I pulled both power cords");
    button(page, "Preview").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    start(page, lost + " lost power, INC0042");

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator("main")).containsText("by anna: I pulled both power cords");
    stand.suite().boot(lost);
    openGroup(page);
    assertThat(active(page)).isNotEqualTo(lost);
  }

  @Test
  void evacuatesANodeAfterAPreviewAndShowsTheGroupsOnTheirWay() {
    // Given
    Page page = as(Role.OPERATOR);
    String from = active(page);

    // When
    link(page, "Evacuations").click();
    link(page, "Evacuate…").click();
    page.getByLabel(from, new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Reason").fill("CHG0044: the hall loses power");
    button(page, "Preview").click();
    assertThat(page.locator("main table")).containsText("Moves");
    button(page, "Evacuate now").click();

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator("tr[data-group=mail]")).containsText("Moved");
    page.locator("tr[data-group=mail] a[href^='#/operations/']").click();
    assertThat(page.locator(".big-state")).containsText("Succeeded");
    openGroup(page);
    assertThat(active(page)).isNotEqualTo(from);
  }

  @Test
  void showsHowLongMovesTookAgainstTheObjective() {
    // Given
    Page page = as(Role.OPERATOR);
    order(page, "Move…", "patch day CHG0045");
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator("main")).containsText("within 10 min 00 s");

    // When
    openGroup(page);

    // Then
    Locator times = panel(page, "How long it took");
    assertThat(times).containsText("Objective: outage 5 min 00 s, recovery 10 min 00 s.");
    assertThat(times).containsText("Move: ");
    assertThat(times.locator("table").first()).containsText("Recovery");
    page.getByLabel("How far back").selectOption("P7D");
    assertThat(times.locator("table").first()).containsText("Outage");
  }

  @Test
  void showsWhoWantedWhatAlsoWhatWasRefused() {
    // Given
    Page page = as(Role.OPERATOR);
    button(page, "Freeze…").click();
    answer(page, "Freeze", "for the audit <b>");
    button(page, "Unfreeze").click();
    agree(page, "Unfreeze");

    // When
    link(page, "Audit").click();
    page.getByLabel("Group").selectOption(Suite.GROUP);

    // Then
    Locator row =
        page.locator("main table tbody tr", new Page.LocatorOptions().setHasText("for the audit"));
    assertThat(row.first()).containsText("oskar");
    assertThat(row.first()).containsText("PUT /v1/groups/mail/freeze");
    assertThat(row.first()).containsText("for the audit <b>");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void newPagesSuitKeyboardsAndScreenReaders(ColorScheme scheme) {
    // Axe itself is a script from elsewhere, which the dashboard's policy would not run.
    Page page = browser.signedIn(stand, Role.ADMIN, Browser.of(scheme).setBypassCSP(true));
    openGroup(page);
    button(page, "Look now").click();
    assertThat(panel(page, "Readiness")).containsText("asked for by adele", within());
    assertAccessible(page, "group with readiness and times");
    for (String name : new String[] {"Evacuations", "Audit"}) {
      link(page, name).click();
      assertThat(Clicks.heading(page, name)).isVisible();
      assertAccessible(page, name);
    }
    link(page, "Evacuations").click();
    link(page, "Evacuate…").click();
    assertThat(Clicks.heading(page, "Evacuate nodes")).isVisible();
    assertAccessible(page, "evacuate");
  }
}
