package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.directory.ConvergenceApi;
import dev.handover.api.directory.LeftoversApi;
import dev.handover.api.directory.model.ConvergencePolicy;
import dev.handover.api.directory.model.ConvergenceRequest;
import dev.handover.api.directory.model.LeftoverGroup;
import dev.handover.api.directory.model.LeftoverScan;
import dev.handover.api.directory.model.LeftoverScanRequest;
import dev.handover.api.directory.model.Server;
import dev.handover.api.directory.model.ServerStanding;
import dev.handover.api.directory.model.SpnCheck;
import dev.handover.api.directory.model.SpnHolder;
import dev.handover.api.directory.model.Unsearched;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.DirectoryProofs;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** What directory-service looks at beyond change sets, over HTTP, and what that means in words. */
final class HttpDirectoryProofs implements DirectoryProofs {
  private static final int ACCEPTED = 202;
  private static final int MOST = 10;
  private static final int SAMPLES = 3;

  private final Target target;

  HttpDirectoryProofs(Target target) {
    this.target = target;
  }

  @Override
  public StepOutcome converge(UUID changeSet, Convergence wanted) {
    ConvergenceRequest asked =
        new ConvergenceRequest(
            ConvergenceRequest.ExpectEnum.APPLIED,
            null,
            List.of(),
            List.of(),
            ConvergencePolicy.valueOf(wanted.policy().name()),
            wanted.site().orElse(null),
            Math.toIntExact(wanted.deadline().toSeconds()),
            true);
    return Outcomes.outcome(
        target,
        () -> {
          LongPoll poll = LongPoll.begin(target.limits().stateWait());
          RestResponse<dev.handover.api.directory.model.Convergence> answer =
              target.api(ConvergenceApi.class).converge(changeSet, asked, wait(target));
          return converged(answer, poll);
        });
  }

  private static StepOutcome converged(
      RestResponse<dev.handover.api.directory.model.Convergence> answer, LongPoll poll) {
    dev.handover.api.directory.model.Convergence now = body(answer);
    List<ServerStanding> others =
        now.servers().stream()
            .filter(server -> server.state() != ServerStanding.StateEnum.AGREES)
            .toList();
    String counts =
        "%d of %d servers agree about %d entries"
            .formatted(now.servers().size() - others.size(), now.servers().size(), now.entries());
    String shown = others.isEmpty() ? counts : counts + "; " + standings(others);
    if (answer.getStatus() == ACCEPTED) {
      return new StepOutcome.OnItsWay(counts, poll.again(answer));
    }
    return switch (now.state()) {
      case AGREED -> new StepOutcome.Done(shown);
      case POLLING -> new StepOutcome.OnItsWay(counts, poll.again(answer));
      case REPLACED -> new StepOutcome.RetryLater("somebody else asks for the same change set");
      case MISSED ->
          new StepOutcome.Failed(
              "not before the deadline: " + shown,
              "Look at replication (repadmin /showrepl); clients of those domain controllers still"
                  + " see the former server.");
    };
  }

  private static String standings(List<ServerStanding> servers) {
    return servers.stream()
        .limit(MOST)
        .map(server -> server.server() + " " + server.state())
        .collect(Collectors.joining(", "));
  }

  @Override
  public StepOutcome scanLeftovers(
      UUID scan, DirectoryRequest.Server old, DirectoryRequest.Server successor) {
    LeftoverScanRequest asked =
        new LeftoverScanRequest(
            new Server(old.computer(), old.server()),
            new Server(successor.computer(), successor.server()),
            SAMPLES);
    return Outcomes.outcome(
        target,
        () -> {
          LongPoll poll = LongPoll.begin(target.limits().stateWait());
          RestResponse<LeftoverScan> answer =
              target.api(LeftoversApi.class).putLeftoverScan(scan, asked, wait(target));
          return scanned(answer, old, poll);
        });
  }

  private static StepOutcome scanned(
      RestResponse<LeftoverScan> answer, DirectoryRequest.Server old, LongPoll poll) {
    LeftoverScan now = body(answer);
    if (now.state() == LeftoverScan.StateEnum.FAILED) {
      return new StepOutcome.Failed(
          "the scan failed: " + now.error(), "Ask directory-service for a scan of its own.");
    }
    if (answer.getStatus() == ACCEPTED || now.state() == LeftoverScan.StateEnum.RUNNING) {
      return new StepOutcome.OnItsWay("reading the forest", poll.again(answer));
    }
    List<LeftoverGroup> left =
        now.groups().stream().filter(group -> group.expected() == null).toList();
    String looked = "%d entries read".formatted(now.entries());
    String found =
        left.isEmpty()
            ? "nothing left that names " + old.server()
            : "still names %s: %s".formatted(old.server(), groups(left));
    return new StepOutcome.Done(found + "; " + looked + unsearched(now.unsearched()));
  }

  private static String groups(List<LeftoverGroup> left) {
    String shown =
        left.stream()
            .limit(MOST)
            .map(
                group ->
                    "%d × %s of %s, as at %s"
                        .formatted(
                            group.count(),
                            group.attribute(),
                            group.objectClass(),
                            group.samples().isEmpty() ? "-" : group.samples().getFirst().dn()))
            .collect(Collectors.joining("; "));
    return left.size() > MOST ? shown + "; and %d more".formatted(left.size() - MOST) : shown;
  }

  /** Names that two accounts hold: whoever asks for a ticket for one gets none. */
  static List<String> duplicates(SpnCheck check) {
    return check.duplicates().stream()
        .limit(MOST)
        .map(
            duplicate ->
                "%s is held by %s"
                    .formatted(
                        duplicate.name(),
                        duplicate.holders().stream()
                            .map(SpnHolder::dn)
                            .collect(Collectors.joining(" and by "))))
        .toList();
  }

  /** Where nobody looked, empty when that is nowhere. */
  static String unsearched(List<Unsearched> parts) {
    return parts.isEmpty()
        ? ""
        : parts.stream()
            .limit(MOST)
            .map(part -> part.where() + " (" + part.reason() + ")")
            .collect(Collectors.joining(", ", "; not searched: ", ""));
  }

  private static String wait(Target target) {
    return "wait=" + target.limits().waitSeconds();
  }
}
