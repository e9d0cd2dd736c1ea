package dev.handover.node.adapter.emulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.node.adapter.DurableFile;
import dev.handover.node.adapter.emulated.MachineFile.ServiceEntry;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceProgram;
import dev.handover.node.domain.StartType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * services.json: what became of the installed services since machine.yaml was written. Like
 * Windows' registry it outlives a power cut. Used under the machine's lock.
 */
final class InstalledServices {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final DurableFile file;
  private Changes changes;

  /**
   * What differs from machine.yaml; services by lower-case name.
   *
   * @param marked to be removed as soon as they are stopped
   */
  record Changes(
      Map<String, StartType> startTypes,
      List<Added> added,
      Set<String> removed,
      Set<String> marked) {
    Changes {
      startTypes = startTypes == null ? Map.of() : Map.copyOf(startTypes);
      added = added == null ? List.of() : List.copyOf(added);
      removed = removed == null ? Set.of() : Set.copyOf(removed);
      marked = marked == null ? Set.of() : Set.copyOf(marked);
    }
  }

  /** A service that was installed later. */
  record Added(String name, List<String> dependsOn) {
    Added {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    }

    ServiceEntry entry() {
      return new ServiceEntry(
          name, null, dependsOn, null, null, null, null, null, null, null, null, null, List.of(),
          null);
    }
  }

  InstalledServices(DurableFile file) {
    this.file = file;
    this.changes =
        file.read()
            .map(InstalledServices::parse)
            .orElseGet(() -> new Changes(Map.of(), List.of(), Set.of(), Set.of()));
  }

  /** What is installed now, in the service manager's order. */
  List<ServiceEntry> apply(List<ServiceEntry> shipped) {
    Map<String, ServiceEntry> entries = new LinkedHashMap<>();
    for (ServiceEntry entry : shipped) {
      entries.put(key(entry.name()), entry);
    }
    entries.keySet().removeAll(changes.removed());
    changes.added().forEach(added -> entries.put(key(added.name()), added.entry()));
    entries.replaceAll((key, entry) -> entry.with(changes.startTypes().get(key)));
    return List.copyOf(entries.values());
  }

  boolean isMarked(String key) {
    return changes.marked().contains(key);
  }

  /** Services that wait for being stopped to be removed. */
  Set<String> marked() {
    return changes.marked();
  }

  void changeStartType(ServiceName name, StartType startType) {
    save(
        new Changes(
            with(changes.startTypes(), name.key(), startType),
            changes.added(),
            changes.removed(),
            changes.marked()));
  }

  void install(ServiceProgram program) {
    List<Added> added = new ArrayList<>(changes.added());
    added.add(
        new Added(
            program.name().value(), program.dependsOn().stream().map(ServiceName::value).toList()));
    save(
        new Changes(
            with(changes.startTypes(), program.name().key(), program.startType()),
            added,
            without(changes.removed(), program.name().key()),
            changes.marked()));
  }

  void mark(ServiceName name) {
    Set<String> marked = new TreeSet<>(changes.marked());
    marked.add(name.key());
    save(new Changes(changes.startTypes(), changes.added(), changes.removed(), marked));
  }

  void remove(String key) {
    Set<String> removed = new TreeSet<>(changes.removed());
    removed.add(key);
    save(
        new Changes(
            with(changes.startTypes(), key, null),
            changes.added().stream().filter(added -> !key(added.name()).equals(key)).toList(),
            removed,
            without(changes.marked(), key)));
  }

  private void save(Changes next) {
    try {
      file.write(JSON.writeValueAsBytes(next));
      changes = next;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Changes parse(byte[] content) {
    try {
      return JSON.readValue(content, Changes.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read services.json of this emulated machine", e);
    }
  }

  private static String key(String name) {
    return new ServiceName(name).key();
  }

  private static Map<String, StartType> with(
      Map<String, StartType> map, String key, @Nullable StartType value) {
    Map<String, StartType> next = new TreeMap<>(map);
    if (value == null) {
      next.remove(key);
    } else {
      next.put(key, value);
    }
    return next;
  }

  private static Set<String> without(Set<String> set, String key) {
    Set<String> next = new TreeSet<>(set);
    next.remove(key);
    return next;
  }
}
