package dev.handover.node.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.AddressesContract;
import dev.handover.node.domain.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that a vendor's tool moves keep the contract when the tool does. */
class CommandAddressesTest extends AddressesContract {
  private static final CommandAddresses.Codes CODES = new CommandAddresses.Codes(0, 1, List.of(5));
  @TempDir Path folder;
  private Addresses machine;
  private Addresses partner;

  @BeforeEach
  void configure() {
    machine = tool("exch1", "add");
    partner = tool("exch2", "add");
  }

  @Override
  protected Addresses machine() {
    return machine;
  }

  @Override
  protected Addresses partner() {
    return partner;
  }

  @Test
  void namesWhoHasItInTheToolsWords() {
    partner.add(FIRST, 24);

    assertThat(machine.add(FIRST, 24).refusal().orElseThrow().detail()).contains("held by exch2");
  }

  @Test
  void showsWhatABrokenToolSaysLast() {
    AddressChange change = tool("exch1", "nonsense").add(FIRST, 24);

    assertThat(change).isInstanceOf(AddressChange.Broken.class);
    assertThat(change.refusal().orElseThrow().detail()).contains("ended with 9");
  }

  @Test
  void isUnavailableWhenTheStatusCannotBeRead() {
    CommandAddresses broken =
        CommandAddresses.of(
            "exch1", configured(VendorTool.call("42", "no driver"), VendorTool.call("0")));

    assertThatThrownBy(() -> broken.query(FIRST))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("ended with 42: no driver");
  }

  @Test
  void refusesACommandThatIsMissing() {
    assertThatThrownBy(
            () -> CommandAddresses.of("exch1", configured(VendorTool.call("0"), List.of())))
        .hasMessageContaining("handover.x.add needs a program");
    assertThatThrownBy(() -> new CommandAddresses.Codes(1, 1, List.of()))
        .hasMessageContaining("must differ");
  }

  private CommandAddresses tool(String node, String add) {
    return CommandAddresses.of(
        node, configured(call("status", "{address}"), call(add, "{address}", "{prefix-length}")));
  }

  private CommandAddresses.Configured configured(List<String> status, List<String> add) {
    return new CommandAddresses.Configured(
        "handover.x",
        new CommandAddresses.Vectors(status, add, call("remove", "{address}")),
        CODES,
        Duration.ofMinutes(1));
  }

  private List<String> call(String... arguments) {
    List<String> call = new ArrayList<>(VendorTool.call());
    call.set(call.size() - 1, AddressTool.class.getName());
    call.addAll(List.of(folder.toString(), "{node}"));
    call.addAll(List.of(arguments));
    return call;
  }
}
