package dev.handover.deploy.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.handover.deploy.dashboard.Clicks.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.handover.deploy.access.Token.Role;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The contracts in Swagger UI, in a browser. */
class ContractPageIT {
  @Test
  void showsAllThreeContractsAndTriesTheOrchestratorsOut() throws IOException {
    try (DashboardStand stand = DashboardStand.start(DashboardStand.QUICK);
        Browser browser = new Browser()) {
      // Given
      Page page = browser.signedIn(stand, Role.VIEWER, Browser.of(ColorScheme.LIGHT));

      // When
      page.navigate(stand.address() + "contracts/");
      page.locator("#operations-Access-getCaller").click();
      button(page, "Try it out").click();
      button(page, "Execute").click();

      // Then
      assertThat(page.locator(".live-responses-table .response-col_status").last())
          .containsText("200");
      assertThat(page.locator(".live-responses-table")).containsText("vera");
      button(page, "node-service").click();
      assertThat(page.locator("[data-path='/v1/disks/{disk}/state']").first()).isVisible();
      button(page, "directory-service").click();
      assertThat(page.locator("[data-path='/v1/change-sets/{id}']").first()).isVisible();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
