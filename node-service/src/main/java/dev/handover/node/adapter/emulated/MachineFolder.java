package dev.handover.node.adapter.emulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The three files of an emulated machine, and the one lock under which they are used. */
final class MachineFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;
  private final Waiting waiting;
  private final MachineFile machine;
  private final DurableFile faultsFile;
  private final DurableFile stateFile;
  private @Nullable MachineState state;
  private byte[] faultsSeen = {};
  private FaultFile faults = FaultFile.NONE;

  /**
   * Reads machine.yaml, which is made from the template when there is none.
   *
   * @param waiting how time passes for those who wait for a change; absent for real time, in which
   *     they wait under the machine's lock and are woken by a change
   */
  MachineFolder(Path folder, String template, Optional<Waiting> waiting) {
    this.folder = folder;
    this.waiting = waiting.orElse(this::awaitSave);
    DurableFile machineFile = new DurableFile(folder.resolve("machine.yaml"));
    if (machineFile.read().isEmpty()) {
      machineFile.write(shipped(template));
    }
    machine = readMachine(folder.resolve("machine.yaml"), machineFile.read().orElseThrow());
    faultsFile = new DurableFile(folder.resolve("faults.yaml"));
    stateFile = new DurableFile(folder.resolve("state.json"));
    state = stateFile.read().map(content -> readState(folder, content)).orElse(null);
  }

  /** One after the other: whatever is done to the machine is done alone. */
  synchronized <T> T alone(Supplier<T> work) {
    return work.get();
  }

  /** A file of the machine. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Lets time pass until something is saved or the time is over; false when told to end. */
  boolean pause(Duration time) {
    return waiting.pause(time);
  }

  /** Lets that much time pass, whatever is saved meanwhile; others use the machine in it. */
  void spend(Duration time, InstantSource clock) {
    Instant end = clock.instant().plus(time);
    Duration left = time;
    while (!left.isNegative() && !left.isZero() && pause(left)) {
      left = Duration.between(clock.instant(), end);
    }
  }

  private synchronized boolean awaitSave(Duration time) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, time.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  MachineFile machine() {
    return machine;
  }

  /** The state before this process began, unless the machine is new. */
  synchronized Optional<MachineState> formerState() {
    return Optional.ofNullable(state);
  }

  synchronized MachineState state() {
    MachineState current = state;
    if (current == null) {
      throw new IllegalStateException("the machine has not booted");
    }
    return current;
  }

  /** On stable storage when this returns: what a machine has must not be forgotten. */
  synchronized void save(MachineState next) {
    stateFile.write(written(next));
    become(next);
  }

  /**
   * Survives the end of this process. After a power cut of the real machine nothing of an emulated
   * one's services runs anyhow, and to wait for the disk would make them slower than they say.
   */
  synchronized void saveSoon(MachineState next) {
    stateFile.writeSoon(written(next));
    become(next);
  }

  private synchronized void become(MachineState next) {
    state = next;
    notifyAll();
  }

  private static byte[] written(MachineState next) {
    try {
      return JSON.writeValueAsBytes(next);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What goes wrong now. Content, not time of change, tells whether the file has to be parsed
   * again.
   */
  synchronized FaultFile faults() {
    byte[] content = faultsFile.read().orElse(new byte[0]);
    if (!Arrays.equals(content, faultsSeen)) {
      faults = readFaults(content);
      faultsSeen = content;
    }
    return faults;
  }

  private static FaultFile readFaults(byte[] content) {
    try {
      FaultFile read = YamlFile.read("faults.yaml", content, FaultFile.class);
      return read == null ? FaultFile.NONE : read;
    } catch (IllegalArgumentException e) {
      String detail = String.valueOf(e.getMessage());
      throw new RefusedException(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              detail,
              "Correct the faults.yaml of this emulated machine."));
    }
  }

  private static MachineFile readMachine(Path path, byte[] content) {
    MachineFile read = YamlFile.read(path.toString(), content, MachineFile.class);
    return read == null
        ? new MachineFile(null, null, java.util.Map.of(), null, java.util.List.of(), null, null)
        : read;
  }

  private static MachineState readState(Path folder, byte[] content) {
    try {
      MachineState read = JSON.readValue(content, MachineState.class);
      if (read.version() != MachineState.VERSION) {
        throw new IllegalStateException(
            folder + "/state.json has an unknown version: " + read.version());
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + folder + "/state.json; remove it for a new machine", e);
    }
  }

  private static byte[] shipped(String template) {
    ClassLoader loader = MachineFolder.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("emulation/" + template + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no machine template " + template);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
