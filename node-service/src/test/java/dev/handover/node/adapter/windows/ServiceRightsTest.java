package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Layout;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRightsTest {
  private static final ServiceName NODE = new ServiceName("HandoverNode");
  private static final String SID = ServiceSid.of(NODE.value());
  private static final String SYSTEM = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)";
  private static final String GIVEN = "(A;;" + ServiceRights.CONTROL + ";;;" + SID + ")";
  private static final String CONDITIONAL = "D:(XA;;RP;;;SY;(@User.Title==\"PM\"))";
  private static final String UNREADABLE = "";

  @TempDir Path folder;

  private final Map<String, String> machine = new TreeMap<>();

  @Test
  void takesBackWhatItGaveAndNothingElseOfTheAccount() {
    // Given
    String before = SYSTEM + "(D;;WP;;;" + SID + ")(A;;RP;;;" + SID + ")";
    machine.put("Mail", before);
    machine.put("Other", before);
    rights("Mail").put(registration());
    assertThat(machine).containsEntry("Mail", before + GIVEN);

    // When
    String told = rights().remove(registration());

    // Then
    assertThat(told).isEqualTo("taken back");
    assertThat(machine).containsEntry("Mail", before).containsEntry("Other", before);
  }

  @Test
  void goesOnPastListsThatItCannotReadAndNamesTheirServices() {
    // Given
    List.of("A", "B", "C", "D").forEach(name -> machine.put(name, SYSTEM));
    rights("A", "B", "C", "D").put(registration());
    machine.put("A", CONDITIONAL);
    machine.put("B", "D:NO_ACCESS_CONTROL");
    machine.put("C", UNREADABLE);

    // When
    String told = rights().remove(registration());

    // Then
    assertThat(told).contains("left alone: A (", ", B (", ", C (denied)").doesNotContain("D (");
    assertThat(machine)
        .containsEntry("A", CONDITIONAL)
        .containsEntry("B", "D:NO_ACCESS_CONTROL")
        .containsEntry("D", SYSTEM);
  }

  @Test
  void leavesTheVerySameEntryWhenItWasThereBefore() {
    // Given
    machine.put("Mail", SYSTEM + GIVEN);
    machine.put("Other", SYSTEM);
    machine.put("Never", SYSTEM + GIVEN);
    rights("Mail", "Other").put(registration());
    rights("Mail", "Other").put(registration());

    // When
    rights().remove(registration());

    // Then
    assertThat(machine)
        .containsEntry("Mail", SYSTEM + GIVEN)
        .containsEntry("Other", SYSTEM)
        .containsEntry("Never", SYSTEM + GIVEN);
  }

  @Test
  void refusesToGiveRightsByAListThatItCannotRead() {
    machine.put("Mail", CONDITIONAL);

    assertThatThrownBy(() -> rights("Mail").put(registration()))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("Mail")
        .hasMessageContaining("by hand");
  }

  private ServiceRights rights(String... controls) {
    return new ServiceRights(
        () ->
            machine.keySet().stream()
                .map(name -> ServiceStatus.notInstalled(new ServiceName(name)))
                .toList(),
        new MemoryLists(machine),
        List.of(controls).stream().map(ServiceName::new).toList());
  }

  private Registration registration() {
    return new Registration(
        NODE, new Layout(folder), "1", Registration.virtualAccount(NODE), Path.of("java"));
  }

  /** Lists in memory; an empty one cannot be read. */
  private record MemoryLists(Map<String, String> lists) implements AccessLists {
    @Override
    public String read(ServiceName service) throws Unreached {
      String list = lists.getOrDefault(service.value(), UNREADABLE);
      if (list.equals(UNREADABLE)) {
        throw new Unreached("denied");
      }
      return list;
    }

    @Override
    public void write(ServiceName service, String list) {
      lists.put(service.value(), list);
    }
  }
}
