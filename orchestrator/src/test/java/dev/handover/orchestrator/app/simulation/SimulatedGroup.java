package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Profile;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The group that is moved to and fro: the sample's services, a DNS record beside its tasks, a
 * service that has to answer, and the disk's reservation as a proof where the disk knows any.
 */
record SimulatedGroup(Group group) implements Groups {
  private static final ServiceProbe SMTP =
      new ServiceProbe(
          "smtp",
          ProbeKind.SMTP,
          25,
          Criticality.REQUIRED,
          ProbeFrom.BOTH,
          new ServiceProbe.Expected(Optional.empty(), Optional.empty(), Optional.empty()),
          Duration.ofSeconds(3),
          Duration.ofMinutes(1));

  static Group mail() {
    Group sample = Samples.mail(new AddressMode.Floating("192.0.2.50", 24));
    List<DirectoryTaskSpec> tasks = new ArrayList<>(sample.profile().directoryTasks());
    tasks.add(new DirectoryTaskSpec("dns-address", Map.of()));
    Profile profile =
        new Profile(
                sample.profile().name(),
                sample.profile().title(),
                sample.profile().services(),
                tasks,
                sample.profile().notices())
            .with(FinalChecks.NOTHING.with(List.of(SMTP)));
    return new Group(
            sample.name(),
            profile,
            sample.primary(),
            sample.backup(),
            sample.disk(),
            sample.address(),
            sample.dns(),
            sample.searchBases(),
            sample.onFailure(),
            sample.sourceLease())
        .with(sample.protection().accepting(new AcceptedProofs(true)));
  }

  @Override
  public List<Group> all() {
    return List.of(group);
  }

  @Override
  public Optional<Group> find(GroupName name) {
    return name.equals(group.name()) ? Optional.of(group) : Optional.empty();
  }
}
