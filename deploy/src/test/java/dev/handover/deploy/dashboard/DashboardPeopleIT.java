package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.handover.deploy.dashboard.Clicks.active;
import static dev.handover.deploy.dashboard.Clicks.answer;
import static dev.handover.deploy.dashboard.Clicks.button;
import static dev.handover.deploy.dashboard.Clicks.link;
import static dev.handover.deploy.dashboard.Clicks.openGroup;
import static dev.handover.deploy.dashboard.Clicks.order;
import static dev.handover.deploy.dashboard.Clicks.start;
import static dev.handover.deploy.dashboard.Clicks.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** What people do with an operation that waits for them: retry, skip, abandon, confirm. */
class DashboardPeopleIT {
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
    // A browser writes down every refusal; that of a wrong answer is wanted here.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
  }

  /** A move that halts on its target, because a service cannot start there. */
  private static Path haltedMove(Page page, String reason) throws IOException {
    openGroup(page);
    String target = active(page).equals(Suite.PRIMARY) ? Suite.BACKUP : Suite.PRIMARY;
    Path faults = stand.suite().machine(target).resolve("faults.yaml");
    Files.writeString(faults, "services: {MSExchangeFDS: {startFailCode: 1067}}\n");
    order(page, "Move…", reason);
    assertThat(page.locator(".big-state")).containsText("Halted", within());
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("It halted");
    return faults;
  }

  private static Page as(Role role) {
    return browser.signedIn(stand, role, Browser.of(ColorScheme.LIGHT));
  }

  @Test
  void aStepThatFailedIsRetriedWhenItsCauseIsGone() throws IOException {
    // Given
    Page page = as(Role.OPERATOR);
    Path faults = haltedMove(page, "patch day CHG0051");
    assertThat(button(page, "Skip")).hasCount(0);
    assertThat(button(page, "Abandon…")).hasCount(0);

    // When
    Files.delete(faults);
    button(page, "Retry…").click();
    answer(page, "Retry", "the service was repaired");

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator(".big-state")).not().containsText("exceptions");
  }

  @Test
  void aStepIsSkippedByAnApproverAndStaysAnException() throws IOException {
    // Given
    Page page = as(Role.APPROVER);
    Path faults = haltedMove(page, "patch day CHG0052");

    // When
    button(page, "Skip start-msexchangefds…").click();
    answer(page, "Skip", "nobody needs it tonight");

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded with exceptions", within());
    assertThat(Clicks.panel(page, "Exceptions")).containsText("MSExchangeFDS");
    assertThat(page.locator(".row[data-step=start-msexchangefds]")).containsText("Skipped");
    Files.delete(faults);
    repair(page);
  }

  @Test
  void anOperationIsAbandonedAndSaysWhatIsLeft() throws IOException {
    // Given
    Page page = as(Role.APPROVER);
    Path faults = haltedMove(page, "patch day CHG0053");

    // When
    button(page, "Abandon…").click();
    answer(page, "Abandon", "done by hand from here on");

    // Then
    assertThat(page.locator(".big-state")).containsText("Abandoned", within());
    assertThat(Clicks.panel(page, "Exceptions")).containsText("done, not undone");
    Files.delete(faults);
    repair(page);
  }

  /** Starts what is left stopped, where the group is. */
  private static void repair(Page page) {
    openGroup(page);
    String where = active(page);
    page.navigate(stand.address() + "#/groups/mail/order/START");
    Clicks.choose(page, where);
    button(page, "Preview").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    start(page, "start what is left stopped");
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
  }

  @Test
  void aStepForAPersonIsConfirmedWithItsAnswer() {
    // Given
    Page page = as(Role.OPERATOR);
    openGroup(page);
    link(page, "Runbook…").click();
    page.getByLabel("Runbook").selectOption(DashboardStand.RUNBOOK);
    button(page, "Preview").click();
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    start(page, "patch day CHG0054");
    assertThat(page.locator(".big-state")).containsText("Waiting", within());
    assertThat(page.locator(".instructions")).containsText("Install the patches");

    // When
    button(page, "Confirm…").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Which article?").fill("none");
    dialog.getByLabel("Reason").fill("installed");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("It is done")).click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
    dialog.getByLabel("Which article?").fill("KB5012345");
    Clicks.agree(page, "It is done");

    // Then
    assertThat(page.locator(".big-state")).containsText("Succeeded", within());
    assertThat(page.locator(".row[data-step=patch]")).containsText("KB5012345");
  }
}
