package dev.handover.directory.http;

import dev.handover.api.directory.PromisesApi;
import dev.handover.api.directory.model.EpochPromise;
import dev.handover.api.directory.model.Promise;
import dev.handover.api.directory.model.PromiseList;
import dev.handover.directory.app.Audit;
import dev.handover.directory.app.Promises;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** Promised epochs. */
class PromisesResource implements PromisesApi {
  private final Promises promises;
  private final Callers callers;
  private final Audit audit;

  PromisesResource(Promises promises, Callers callers, Audit audit) {
    this.promises = promises;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<PromiseList> listPromises() {
    return RestResponse.ok(
        new PromiseList(promises.all().stream().map(PromisesResource::shown).toList()));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Promise> promiseEpoch(String group, EpochPromise asked) {
    Fence fence = callers.fence(group, asked.epoch(), asked.issuer());
    return RestResponse.ok(
        shown(
            audit.record(fence, "promise", () -> promises.promise(fence), promise -> "promised")));
  }

  private static Promise shown(dev.handover.directory.domain.EpochPromise promise) {
    return new Promise(
        promise.group().value(), promise.epoch().value(), promise.issuer(), promise.promisedAt());
  }
}
