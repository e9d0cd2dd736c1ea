package dev.handover.directory.http;

import dev.handover.directory.domain.Actor;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.GroupName;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Joins what the request says (group, epoch, issuer) with who sent it (the token's name). */
@ApplicationScoped
class Callers {
  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Who sent the request, on whose behalf. */
  Actor actor(@Nullable String onBehalfOf) {
    return new Actor(identity.getPrincipal().getName(), onBehalfOf);
  }

  Fence fence(dev.handover.api.directory.model.Fence shown) {
    Actor actor = actor(shown.onBehalfOf());
    return new Fence(
        new GroupName(shown.group()), new FencingEpoch(shown.epoch()), shown.issuer(), actor);
  }

  Fence fence(String group, long epoch, UUID issuer) {
    return fence(new dev.handover.api.directory.model.Fence(group, epoch, issuer, null));
  }

  /** From when on the caller's token is refused; null when it does not expire. */
  @Nullable Instant tokenExpiresAt() {
    return identity.getAttribute(BearerTokens.REFUSED_FROM);
  }
}
