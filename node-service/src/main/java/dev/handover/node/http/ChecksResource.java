package dev.handover.node.http;

import dev.handover.api.node.ChecksApi;
import dev.handover.api.node.model.CheckReport;
import dev.handover.api.node.model.CheckRequest;
import dev.handover.api.node.model.InventoryRequest;
import dev.handover.node.app.Inventory;
import dev.handover.node.app.MachineChecks;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether this machine is set up as a group needs it, and what to compare with its partner. */
class ChecksResource implements ChecksApi {
  private final MachineChecks checks;
  private final Inventory inventory;
  private final InstantSource clock;

  ChecksResource(MachineChecks checks, Inventory inventory, InstantSource clock) {
    this.checks = checks;
    this.inventory = inventory;
    this.clock = clock;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<CheckReport> runChecks(CheckRequest asked) {
    return RestResponse.ok(
        new CheckReport(
            clock.instant(),
            checks.run(AskedChecks.expectations(asked)).stream().map(ShownChecks::item).toList()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<dev.handover.api.node.model.Inventory> takeInventory(InventoryRequest asked) {
    return RestResponse.ok(
        new dev.handover.api.node.model.Inventory(
            inventory.take(AskedChecks.inventory(asked)).stream().map(ShownChecks::fact).toList()));
  }
}
