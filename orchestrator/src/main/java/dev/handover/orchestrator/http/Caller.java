package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.Role;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/** Who sent the request. */
@RequestScoped
class Caller {
  /** Attribute of the identity: a {@link Reach}. */
  static final String REACH = "handover.reach";

  private final SecurityIdentity identity;

  @Inject
  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The token's name, recorded as the actor of whatever is done; of a signed event there is none.
   */
  String actor() {
    return identity.isAnonymous() ? "(signed)" : identity.getPrincipal().getName();
  }

  /** The most that the caller may do: roles include the ones before them. */
  Role role() {
    return Arrays.stream(Role.values())
        .filter(role -> identity.hasRole(role.text()))
        .reduce((less, more) -> more)
        .orElseThrow(ForbiddenException::new);
  }

  /** For which groups; for all of them when whoever identified the caller says nothing. */
  Reach reach() {
    Reach reach = identity.getAttribute(REACH);
    return reach == null ? Reach.EVERYTHING : reach;
  }

  /** For what depends on more than the path. */
  void mustReach(GroupName group) {
    if (!reach().includes(group)) {
      throw new ForbiddenException();
    }
  }

  /** For what depends on the body, and so cannot be said by an annotation. */
  void mustBe(Role role) {
    if (!identity.hasRole(role.text())) {
      throw new ForbiddenException();
    }
  }
}
