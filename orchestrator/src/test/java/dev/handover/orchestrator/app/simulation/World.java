package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two servers with one disk, a directory with DNS, and the ways between them. */
final class World {
  private static final List<String> SERVICES =
      List.of("MSExchangeSA", "MSExchangeIS", "MSExchangeTransport");

  /** Entries of each task; the last one of them stands in DNS. */
  private static final Map<String, List<String>> ENTRIES =
      new TreeMap<>(
          Map.of(
              "transfer-spns", List.of("spn host", "spn mdb"),
              "rehome-mailboxes", List.of("mailbox ann", "mailbox bob", "mailbox cid"),
              "dns-address", List.of("dns mail")));

  final Kernel kernel;
  final Chance chance;
  final Network network;
  final Group group = SimulatedGroup.mail();
  final Forest forest = new Forest(ENTRIES, "EXCH1");
  final Invariants invariants;
  final List<NodeProgram> nodes;
  final DirectoryProgram directory;
  private final Flaw flaw;

  World(long seed, Flaw flaw, boolean traced) {
    this.kernel = new Kernel(traced);
    this.chance = new Chance(seed);
    this.flaw = flaw;
    this.network = new Network(this);
    this.invariants = new Invariants(this);
    SharedDisk disk = new SharedDisk(chance.coin(), this::expelled);
    this.nodes =
        List.of(
            new NodeProgram(new Machine(Samples.EXCH1, disk, SERVICES, kernel), this),
            new NodeProgram(new Machine(Samples.EXCH2, disk, SERVICES, kernel), this));
    this.directory = new DirectoryProgram(this);
  }

  boolean has(Flaw planted) {
    return flaw == planted;
  }

  NodeProgram node(NodeName name) {
    return nodes.get(0).machine.name.equals(name) ? nodes.get(0) : nodes.get(1);
  }

  Machine machine(NodeName name) {
    return node(name).machine;
  }

  /** What runs there cannot write any more, and ends; its address stays. */
  private void expelled(NodeName former) {
    machine(former).loseServices();
  }

  /** Who has the address, as whoever is about to add it finds out. */
  boolean hasOther(Machine machine) {
    return nodes.stream()
        .map(node -> node.machine)
        .anyMatch(other -> other != machine && other.powered && other.address);
  }

  /** A process may die wherever that hurts. */
  void perhapsDie(Program program) {
    if (chance.happens(chance.death)) {
      kernel.after(chance.between(1_000, 20_000), () -> revive(program));
      program.kill();
    }
  }

  /** A process may be stopped where that hurts: what it was about to do, it does much later. */
  void perhapsStop(Program program, long most) {
    if (chance.happens(chance.stop)) {
      program.pause();
      kernel.after(chance.between(1_000, most), program::goOn);
    }
  }

  void revive(Program program) {
    if (program instanceof NodeProgram node && !node.machine.powered) {
      return; // it comes with the machine
    }
    program.start();
  }

  /** How long Windows takes for a service. */
  long slowness() {
    return chance.happens(0.05) ? chance.between(5_000, 40_000) : chance.between(50, 3_000);
  }

  List<ServiceName> serviceNames() {
    return group.profile().serviceNames();
  }

  List<String> neededBy(String service) {
    int index = SERVICES.indexOf(service);
    return index <= 0 ? List.of() : List.of(SERVICES.get(index - 1));
  }

  List<String> dependentsOf(String service) {
    int next = SERVICES.indexOf(service) + 1;
    return next < SERVICES.size() ? List.of(SERVICES.get(next)) : List.of();
  }

  List<String> entriesOf(String task) {
    return ENTRIES.getOrDefault(task, List.of());
  }

  @Override
  public String toString() {
    return nodes.get(0).machine + "; " + nodes.get(1).machine + "; " + forest;
  }
}
