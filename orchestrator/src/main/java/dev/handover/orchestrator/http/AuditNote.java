package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.GroupName;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** What a request turned out to be about, for the audit. */
@RequestScoped
class AuditNote {
  private static final String NO_GROUP = "-";

  private Optional<GroupName> group = Optional.empty();
  private Optional<UUID> operation = Optional.empty();

  void about(String name) {
    group = name.equals(NO_GROUP) ? Optional.empty() : Optional.of(new GroupName(name));
  }

  void of(UUID id) {
    operation = Optional.of(id);
  }

  Optional<String> group() {
    return group.map(GroupName::value);
  }

  Optional<String> operation() {
    return operation.map(UUID::toString);
  }
}
