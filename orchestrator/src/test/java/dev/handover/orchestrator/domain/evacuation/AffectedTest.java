package dev.handover.orchestrator.domain.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.times.Importance;
import dev.handover.orchestrator.domain.times.Objective;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffectedTest {
  private static final List<Group> GROUPS =
      List.of(
          group("files", "exch1", "files2", 100),
          group("mail", "exch2", "exch1", 10),
          group("print", "exch1", "exch2", 100),
          group("web", "web1", "web2", 1));

  private static Group group(String name, String primary, String backup, int priority) {
    Group mail = Samples.mail();
    return new Group(
        new GroupName(name),
        mail.profile(),
        Samples.node(primary, primary),
        Samples.node(backup, backup),
        mail.disk(),
        mail.address(),
        mail.dns(),
        mail.searchBases(),
        mail.onFailure(),
        mail.sourceLease(),
        mail.protection(),
        mail.cluster(),
        new Importance(priority, Objective.NONE));
  }

  private static List<Part> parts(List<String> from, List<List<String>> waves) {
    Affected.Found found = found(from, waves);
    assertThat(found).isInstanceOf(Affected.Found.Groups.class);
    return ((Affected.Found.Groups) found).parts();
  }

  private static Affected.Found found(List<String> from, List<List<String>> waves) {
    return Affected.of(
        GROUPS,
        from.stream().map(NodeName::new).toList(),
        waves.stream().map(wave -> wave.stream().map(GroupName::new).toList()).toList());
  }

  @Test
  void takesEveryGroupThatHasTheNodeInWavesByPriority() {
    assertThat(parts(List.of("exch1"), List.of()))
        .extracting(p -> p.group().value(), Part::wave, p -> p.source().value(), Part::target)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "mail", 1, "exch1", Optional.of(new NodeName("exch2"))),
            org.assertj.core.groups.Tuple.tuple(
                "files", 2, "exch1", Optional.of(new NodeName("files2"))),
            org.assertj.core.groups.Tuple.tuple(
                "print", 2, "exch1", Optional.of(new NodeName("exch2"))));
  }

  @Test
  void putsNamedGroupsFirst() {
    assertThat(parts(List.of("exch1"), List.of(List.of("print"), List.of("files"))))
        .extracting(p -> p.group().value() + p.wave())
        .containsExactlyInAnyOrder("print1", "files2", "mail3");
  }

  @Test
  void knowsNoWayOutOfBothNodes() {
    assertThat(parts(List.of("exch1", "exch2"), List.of()))
        .filteredOn(part -> part.target().isEmpty())
        .extracting(part -> part.group().value())
        .containsExactlyInAnyOrder("mail", "print");
  }

  @Test
  void refusesNamesThatLeadNowhere() {
    assertThat(code(found(List.of("exch9"), List.of()))).isEqualTo(ProblemCode.UNKNOWN_NODE);
    assertThat(code(found(List.of("exch1"), List.of(List.of("web")))))
        .isEqualTo(ProblemCode.NOT_AFFECTED);
    assertThat(code(found(List.of("exch1"), List.of(List.of("mail"), List.of("mail")))))
        .isEqualTo(ProblemCode.NOT_AFFECTED);
  }

  private static ProblemCode code(Affected.Found found) {
    assertThat(found).isInstanceOf(Affected.Found.Wrong.class);
    return ((Affected.Found.Wrong) found).problem().code();
  }
}
