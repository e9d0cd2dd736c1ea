package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.HostChecks;
import dev.handover.orchestrator.domain.HostClient;
import dev.handover.orchestrator.domain.HostFinding;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Machines that pass every check but those that a test lets fail. */
public class FakeHosts implements HostClient {
  /** What was asked of them, in order. */
  public final List<String> deeds = new CopyOnWriteArrayList<>();

  public final List<HostFinding> failing = new CopyOnWriteArrayList<>();
  public final List<String> missing = new CopyOnWriteArrayList<>();
  public final List<String> logged = new CopyOnWriteArrayList<>();

  @Override
  public Answer<List<HostFinding>> check(NodeRef node, HostChecks checks) {
    deeds.add("check " + node.name());
    List<HostFinding> found = new ArrayList<>(failing);
    found.add(new HostFinding("clock-skew", HostFinding.Outcome.PASSED, "0 s", ""));
    return new Answer.Given<>(found);
  }

  @Override
  public Answer<String> file(NodeRef node, String path) {
    return missing.contains(path)
        ? new Answer.Refused<>("file-not-found", path + " is not there", "Look where it is.")
        : new Answer.Given<>(path + ", 1 bytes");
  }

  @Override
  public Answer<List<String>> events(NodeRef node, List<Long> ids) {
    return new Answer.Given<>(List.copyOf(logged));
  }

  @Override
  public StepOutcome makeManual(NodeRef node, ServiceName service, Fence fence) {
    deeds.add("manual %s at %s, epoch %d".formatted(service, node.name(), fence.epoch().value()));
    return new StepOutcome.Done(service + " is MANUAL");
  }

  @Override
  public StepOutcome editSettings(
      NodeRef node, String path, Map<String, String> settings, Fence fence) {
    deeds.add("edit %s at %s".formatted(path, node.name()));
    return new StepOutcome.Done(path + " edited");
  }
}
