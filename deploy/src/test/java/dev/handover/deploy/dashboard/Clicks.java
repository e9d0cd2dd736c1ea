package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.handover.deploy.suite.Suite;
import java.nio.file.Path;

/** What a person does with a page, by the words on it; and what is held against a page. */
final class Clicks {
  private static final double MOVE_MILLIS = 120_000;

  private Clicks() {}

  /** Waits as long as a move may take on a busy machine. */
  static ContainsTextOptions within() {
    return new ContainsTextOptions().setTimeout(MOVE_MILLIS);
  }

  static void openGroup(Page page) {
    link(page, "Groups").first().click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Suite.GROUP).setExact(true))
        .first()
        .click();
    assertThat(heading(page, Suite.GROUP)).isVisible();
    assertThat(page.locator(".node").first()).isVisible();
  }

  /** The node that has the group, as the page of the group says. */
  static String active(Page page) {
    return page.locator(".node.active").getAttribute("aria-label").replace("Node ", "");
  }

  /** From the page of the group: previews, gives the reason and starts. */
  static void order(Page page, String link, String reason) {
    link(page, link).click();
    assertThat(button(page, "Preview")).isVisible();
    if (!link.equals(
        "Move…")) { // Whose target goes without saying, and which is previewed at once.
      button(page, "Preview").click();
    }
    assertThat(page.locator("text=\"Can be run\"")).isVisible();
    start(page, reason);
  }

  static void start(Page page, String reason) {
    page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true)).fill(reason);
    page.locator(".start button.main").click();
    assertThat(page.locator(".big-state")).isVisible();
  }

  /** On the page of an order: that node. */
  static void choose(Page page, String node) {
    page.locator("input[name=target][value=%s]".formatted(node)).check();
  }

  /** Fills the dialog that asks why, and agrees. */
  static void answer(Page page, String verb, String reason) {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Reason").fill(reason);
    agree(page, verb);
  }

  static void agree(Page page, String verb) {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verb).setExact(true))
        .click();
    assertThat(dialog).hasCount(0);
  }

  static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
  }

  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** A part of a page by its heading. */
  static Locator panel(Page page, String heading) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
  }

  static void assertAccessible(Page page, String name) {
    AxeResults found = new AxeBuilder(page).analyze();
    assertThat(found.getViolations())
        .extracting(rule -> rule.getId() + ": " + nodes(rule))
        .as("what axe says of the page %s", name)
        .isEmpty();
    assertThat(found.getPasses()).as("rules that %s passes", name).hasSizeGreaterThan(10);
  }

  private static String nodes(Rule rule) {
    return rule.getNodes().stream().map(node -> node.getHtml() + " " + node.getTarget()).toList()
        + "";
  }

  /** For people to look at, and for the README. */
  static void picture(Page page, String name) {
    Path file = Path.of("target/dashboard/images", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
