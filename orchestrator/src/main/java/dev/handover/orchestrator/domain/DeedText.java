package dev.handover.orchestrator.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A deed in words: its kind in the contract's spelling, its title and its inputs. */
final class DeedText {
  private static final int LONGEST_TITLE = 300;

  private DeedText() {}

  static String kind(Deed deed) {
    return switch (deed) {
      case Deed.Manual d -> "MANUAL";
      case Deed.Move d -> "MOVE";
      case Deed.SetStartTypes d -> "SET_START_TYPES";
      case Deed.EditSettings d -> "EDIT_SETTINGS";
      case Deed.ChangeDirectory d -> "CHANGE_DIRECTORY";
      case Deed.CheckDirectory d -> "CHECK_DIRECTORY";
      case Deed.CheckHost d -> "CHECK_HOST";
      case Deed.CheckFile d -> "CHECK_FILE";
      case Deed.CheckEvents d -> "CHECK_EVENTS";
      case Deed.CheckStopped d -> "CHECK_STOPPED";
      case Deed.Rehearse d -> "REHEARSE";
      case Deed.Freeze d -> "FREEZE";
      case Deed.Unfreeze d -> "UNFREEZE";
    };
  }

  static String title(Deed deed) {
    return switch (deed) {
      case Deed.Manual d -> cut("By hand: " + firstLine(d.instructions()));
      case Deed.Move d -> "Move the group to %s, unless it is there".formatted(d.target());
      case Deed.SetStartTypes d ->
          "Give the group's services on %s the start type Manual".formatted(d.node());
      case Deed.EditSettings d -> cut("Edit %s on %s".formatted(d.path(), d.node()));
      case Deed.ChangeDirectory d ->
          "Directory: %s, for the group on %s".formatted(d.task().name(), d.target());
      case Deed.CheckDirectory d ->
          "Check that %s would change nothing in the directory, with the group on %s"
              .formatted(d.task().name(), d.target());
      case Deed.CheckHost d -> cut("Check " + d.node() + what(d.checks()));
      case Deed.CheckFile d -> cut("Check that %s is on %s".formatted(d.path(), d.node()));
      case Deed.CheckEvents d ->
          cut("Check that the event log of %s has none of %s".formatted(d.node(), d.ids()));
      case Deed.CheckStopped d -> "Check that %s is stopped on %s".formatted(d.service(), d.node());
      case Deed.Rehearse d ->
          "Plan a move of the group to %s, without doing it".formatted(d.target());
      case Deed.Freeze d -> cut("Freeze the group: " + d.reason());
      case Deed.Unfreeze d -> "Unfreeze the group";
    };
  }

  static Map<String, String> inputs(Deed deed) {
    return switch (deed) {
      case Deed.Manual d -> manual(d);
      case Deed.Move d -> named("target", d.target());
      case Deed.SetStartTypes d -> named("node", d.node(), "services", words(d.services()));
      case Deed.EditSettings d ->
          named("node", d.node(), "path", d.path(), "settings", new TreeMap<>(d.settings()));
      case Deed.ChangeDirectory d -> directory(d.target(), d.task());
      case Deed.CheckDirectory d -> directory(d.target(), d.task());
      case Deed.CheckHost d -> host(d);
      case Deed.CheckFile d -> named("node", d.node(), "path", d.path());
      case Deed.CheckEvents d -> named("node", d.node(), "ids", d.ids());
      case Deed.CheckStopped d -> named("node", d.node(), "service", d.service());
      case Deed.Rehearse d -> named("target", d.target());
      case Deed.Freeze d -> named("reason", d.reason(), "length", d.length());
      case Deed.Unfreeze d -> named();
    };
  }

  private static String what(HostChecks checks) {
    if (checks.file().isPresent()) {
      HostChecks.FileVersion file = checks.file().get();
      return ": %s is %s or later".formatted(file.path(), file.atLeast());
    }
    return checks
        .network()
        .map(network -> ": its DNS client asks " + String.join(", then ", network.dnsServers()))
        .orElse(": services, disk, and what it needs besides");
  }

  private static Map<String, String> host(Deed.CheckHost deed) {
    HostChecks checks = deed.checks();
    Map<String, String> inputs = named("node", deed.node());
    if (!checks.services().isEmpty()) {
      inputs.put("services", words(checks.services()));
    }
    checks.disk().ifPresent(disk -> inputs.put("disk", disk));
    checks.file().ifPresent(file -> inputs.put("file", file.path() + " " + file.atLeast()));
    if (!checks.hotfixes().isEmpty()) {
      inputs.put("hotfixes", words(checks.hotfixes()));
    }
    checks.network().ifPresent(network -> inputs.put("dnsServers", words(network.dnsServers())));
    return inputs;
  }

  private static Map<String, String> manual(Deed.Manual deed) {
    Map<String, String> inputs = named("instructions", deed.instructions());
    deed.questions().forEach(q -> inputs.put("ask " + q.name(), q.text()));
    return inputs;
  }

  private static Map<String, String> directory(NodeName target, DirectoryTaskSpec task) {
    Map<String, String> inputs = named("target", target, "task", task.name());
    new TreeMap<>(task.parameters()).forEach((name, values) -> inputs.put(name, words(values)));
    return inputs;
  }

  private static String words(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String firstLine(String text) {
    return text.strip().lines().limit(1).collect(Collectors.joining());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 3) + "...";
  }

  private static Map<String, String> named(Object... pairs) {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      inputs.put(pairs[i].toString(), pairs[i + 1].toString());
    }
    return inputs;
  }
}
