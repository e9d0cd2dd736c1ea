package dev.handover.node.adapter.emulated;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.AccessEntry;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.AccessRights;
import dev.handover.node.domain.FileName;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Access control lists of one emulated drive, in a file beside its folder. What a directory was
 * given is inherited by all below it; SYSTEM and Administrators have the whole drive. The machine
 * knows the well-known accounts and those of the domain EXAMPLE.
 */
final class EmulatedAccess {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> KNOWN =
      Map.of(
          "S-1-5-32-544", "BUILTIN\\Administrators",
          "S-1-5-32-545", "BUILTIN\\Users",
          "S-1-5-18", "NT AUTHORITY\\SYSTEM",
          "S-1-5-19", "NT AUTHORITY\\LOCAL SERVICE",
          "S-1-5-20", "NT AUTHORITY\\NETWORK SERVICE",
          "S-1-5-11", "NT AUTHORITY\\Authenticated Users");
  private static final List<Given> WHOLE_DRIVE =
      List.of(
          new Given("NT AUTHORITY\\SYSTEM", "S-1-5-18", AccessRights.FULL_CONTROL),
          new Given("BUILTIN\\Administrators", "S-1-5-32-544", AccessRights.FULL_CONTROL));

  private final DurableFile file;

  /** Rights that an account was given at a directory. */
  record Given(String account, String sid, AccessRights rights) {
    AccessEntry entry(boolean inherited) {
      return new AccessEntry(account, sid, rights, true, inherited);
    }
  }

  private EmulatedAccess(DurableFile file) {
    this.file = file;
  }

  static EmulatedAccess of(Path drive) {
    String name = Objects.requireNonNull(drive.getFileName()) + ".access.json";
    return new EmulatedAccess(new DurableFile(drive.resolveSibling(name)));
  }

  /** The accounts behind the grants; refuses one that the machine does not know. */
  static List<Given> resolve(List<AccessGrant> grants) {
    return grants.stream().map(EmulatedAccess::resolve).toList();
  }

  private static Given resolve(AccessGrant grant) {
    if (grant.principal() instanceof Principal.Sid sid) {
      return new Given(KNOWN.getOrDefault(sid.value(), sid.value()), sid.value(), grant.rights());
    }
    String account = grant.principal().toString();
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      if (known.getValue().equalsIgnoreCase(account)) {
        return new Given(known.getValue(), known.getKey(), grant.rights());
      }
    }
    if (!account.toUpperCase(Locale.ROOT).startsWith("EXAMPLE\\")) {
      throw FileRefusals.unknownPrincipal(grant.principal());
    }
    int number = Math.floorMod(account.toLowerCase(Locale.ROOT).hashCode(), 1_000_000);
    return new Given(account, "S-1-5-21-1-2-3-" + number, grant.rights());
  }

  /** Replaces what these accounts were given at the directory, and reads its whole list back. */
  List<AccessEntry> give(List<FileName> directory, List<Given> given) {
    Map<String, List<Given>> all = read();
    String key = key(directory);
    List<Given> own = new ArrayList<>(all.getOrDefault(key, List.of()));
    own.removeIf(former -> given.stream().anyMatch(grant -> grant.sid().equals(former.sid())));
    own.addAll(given);
    if (!own.equals(all.getOrDefault(key, List.of()))) {
      all.put(key, own);
      write(all);
    }
    List<AccessEntry> entries = new ArrayList<>();
    own.forEach(entry -> entries.add(entry.entry(false)));
    for (int depth = directory.size() - 1; depth > 0; depth--) {
      all.getOrDefault(key(directory.subList(0, depth)), List.of())
          .forEach(entry -> entries.add(entry.entry(true)));
    }
    WHOLE_DRIVE.forEach(entry -> entries.add(entry.entry(true)));
    return entries;
  }

  private Map<String, List<Given>> read() {
    try {
      byte[] content = file.read().orElse("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return JSON.readValue(content, new TypeReference<TreeMap<String, List<Given>>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Map<String, List<Given>> all) {
    try {
      file.write(JSON.writeValueAsBytes(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(List<FileName> directory) {
    return directory.stream()
        .map(name -> name.value().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\\"));
  }
}
