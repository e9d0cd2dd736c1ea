package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.ConfigurationApi;
import dev.handover.api.orchestrator.model.GroupList;
import dev.handover.orchestrator.app.GroupReports;
import dev.handover.orchestrator.domain.Configuration;
import dev.handover.orchestrator.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** Groups and profiles on disk. */
class ConfigurationResource implements ConfigurationApi {
  private final Configuration configuration;
  private final GroupReports groups;
  private final AuditLog audit;

  ConfigurationResource(Configuration configuration, GroupReports groups, AuditLog audit) {
    this.configuration = configuration;
    this.groups = groups;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  public RestResponse<GroupList> reloadConfiguration() {
    audit.record("reload configuration", configuration::reload);
    return RestResponse.ok(GroupView.list(groups.list()));
  }
}
