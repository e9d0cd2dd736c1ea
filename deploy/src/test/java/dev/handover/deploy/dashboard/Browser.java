package dev.handover.deploy.dashboard;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, without a display; {@code deploy/browser/browser.sh install} installs it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  Browser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /** What pages wrote to the console as an error since this was asked, broken policies included. */
  List<String> complaints() {
    List<String> since = List.copyOf(complaints);
    complaints.clear();
    return since;
  }

  /** A person with a screen, who has signed in. */
  Page signedIn(DashboardStand stand, Role role) {
    return signedIn(stand, role, new com.microsoft.playwright.Browser.NewContextOptions());
  }

  /** The same, with a browser of this kind. */
  Page signedIn(
      DashboardStand stand, Role role, com.microsoft.playwright.Browser.NewContextOptions kind) {
    Page page = open(stand, kind);
    page.getByLabel("Token").fill(stand.secret(role));
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Groups")).waitFor();
    return page;
  }

  /** A new tab at the dashboard. */
  Page open(DashboardStand stand, com.microsoft.playwright.Browser.NewContextOptions kind) {
    BrowserContext context =
        chromium.newContext(
            kind.setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(stand.address());
    return page;
  }

  /** A tab that reaches no network, of somebody who runs no scripts; files it can open. */
  Page offline(ColorScheme scheme) {
    BrowserContext context = chromium.newContext(of(scheme).setOffline(true));
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    return page;
  }

  /** A browser whose system is dark or light. */
  static com.microsoft.playwright.Browser.NewContextOptions of(ColorScheme scheme) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setColorScheme(scheme)
        .setViewportSize(1280, 860);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
