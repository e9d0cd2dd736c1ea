package dev.handover.orchestrator.app.simulation;

import java.util.ArrayList;
import java.util.List;

/** What befalls processes, machines and the ways between them, at moments that nobody chose. */
final class Fate {
  private final World world;
  private final Kernel kernel;
  private final Chance chance;
  private final List<Instance> instances;
  private boolean over;

  Fate(World world, List<Instance> instances) {
    this.world = world;
    this.kernel = world.kernel;
    this.chance = world.chance;
    this.instances = instances;
  }

  void begin() {
    kernel.after(chance.between(500, 2 * chance.pace), this::next);
  }

  private void next() {
    if (!over) {
      strike();
      begin();
    }
  }

  private void strike() {
    switch ((int) chance.between(0, 16)) {
      case 0, 1 -> killForAWhile(chance.oneOf(instances));
      case 2, 3 -> pauseForAWhile(chance.oneOf(instances), 25_000);
      case 4, 5, 6, 7 -> killForAWhile(chance.oneOf(world.nodes));
      case 8 -> pauseForAWhile(chance.oneOf(world.nodes), 200_000);
      case 9 -> cutPower(chance.oneOf(world.nodes));
      case 10 -> killForAWhile(world.directory);
      case 11 -> pauseForAWhile(world.directory, 60_000);
      case 12, 13 -> cutOff(chance.oneOf(instances), chance.oneOf(receivers()));
      case 14 -> isolate(chance.oneOf(receivers()));
      case 15 -> loseService();
      default -> somebodyElseWrites();
    }
  }

  private List<Program> receivers() {
    List<Program> receivers = new ArrayList<>(world.nodes);
    receivers.add(world.directory);
    return receivers;
  }

  private void killForAWhile(Program program) {
    program.kill();
    kernel.after(chance.between(500, 20_000), () -> world.revive(program));
  }

  private void pauseForAWhile(Program program, long most) {
    program.pause();
    kernel.after(chance.between(100, most), program::goOn);
  }

  private void cutPower(NodeProgram node) {
    node.kill();
    node.machine.cutPower();
    kernel.after(chance.between(5_000, 300_000), () -> powerOn(node));
  }

  private void powerOn(NodeProgram node) {
    if (node.machine.powered) {
      return;
    }
    node.machine.boot();
    if (world.has(Flaw.NODE_ATTACHES_AT_BOOT)) {
      node.machine.attachAtBoot();
    }
    kernel.after(chance.between(1_000, 20_000), () -> world.revive(node));
  }

  private void cutOff(Program one, Program other) {
    world.network.cut(one, other);
    kernel.after(chance.between(1_000, 90_000), () -> world.network.heal(one, other));
  }

  private void isolate(Program program) {
    instances.forEach(instance -> cutOff(instance, program));
  }

  private void loseService() {
    Machine machine = chance.oneOf(world.nodes).machine;
    machine.lose(chance.oneOf(List.copyOf(machine.services.keySet())));
  }

  private void somebodyElseWrites() {
    if (chance.coin()) {
      String entry = chance.oneOf(world.forest.entries());
      String value = "by hand at " + kernel.now();
      kernel.note(() -> "somebody sets %s to %s".formatted(entry, value));
      world.forest.set(entry, value);
      world.invariants.setByPerson(entry, value);
    }
  }

  /** From now on everything works: what is broken is repaired. */
  void relent() {
    over = true;
    chance.calmDown();
    for (Instance instance : instances) {
      receivers().forEach(receiver -> world.network.heal(instance, receiver));
      instance.goOn();
      instance.start();
    }
    world.directory.goOn();
    world.directory.start();
    world.nodes.forEach(
        node -> {
          node.goOn();
          powerOn(node);
          world.revive(node);
        });
  }
}
