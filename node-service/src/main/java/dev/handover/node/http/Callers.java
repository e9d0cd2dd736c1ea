package dev.handover.node.http;

import dev.handover.node.domain.Actor;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
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

  Fence fence(dev.handover.api.node.model.Fence shown) {
    Actor actor = new Actor(identity.getPrincipal().getName(), shown.onBehalfOf());
    return new Fence(
        new GroupName(shown.group()), new FencingEpoch(shown.epoch()), shown.issuer(), actor);
  }

  /** For a path that names the group too. */
  Fence fence(String group, dev.handover.api.node.model.Fence shown) {
    if (!shown.group().equals(group)) {
      throw Parsed.invalid("/fence/group", "is not the group of the path, " + group);
    }
    return fence(shown);
  }

  Fence fence(String group, long epoch, UUID issuer) {
    return fence(new dev.handover.api.node.model.Fence(group, epoch, issuer, null));
  }

  /** From when on the caller's token is refused; null when it does not expire. */
  @Nullable Instant tokenExpiresAt() {
    return identity.getAttribute(BearerTokens.REFUSED_FROM);
  }
}
