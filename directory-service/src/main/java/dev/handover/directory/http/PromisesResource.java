package dev.handover.directory.http;

import dev.handover.api.directory.PromisesApi;
import dev.handover.api.directory.model.EpochPromise;
import dev.handover.api.directory.model.Promise;
import dev.handover.api.directory.model.PromiseList;
import dev.handover.directory.app.Audit;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.PromisedEpochs;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** Promised epochs. */
class PromisesResource implements PromisesApi {
  private final PromisedEpochs promises;
  private final EpochGate gate;
  private final Callers callers;
  private final Audit audit;

  PromisesResource(PromisedEpochs promises, EpochGate gate, Callers callers, Audit audit) {
    this.promises = promises;
    this.gate = gate;
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
        shown(audit.record(fence, "promise", () -> gate.admit(fence), promise -> "promised")));
  }

  private static Promise shown(dev.handover.directory.domain.EpochPromise promise) {
    return new Promise(
        promise.group().value(), promise.epoch().value(), promise.issuer(), promise.promisedAt());
  }
}
