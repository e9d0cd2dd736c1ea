package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns one step of a runbook, on one node, into actions with resolved inputs. */
final class StepActions {
  private static final String TASK = "task";

  private final Group group;
  private final RunbookStep step;
  private final NodeRef node;
  private final NodeRef active;
  private final GroupWords words;
  private final List<Finding> findings = new ArrayList<>();

  StepActions(Group group, RunbookStep step, NodeRef node, NodeRef active) {
    this.group = group;
    this.step = step;
    this.node = node;
    this.active = active;
    this.words = new GroupWords(group, node, active);
  }

  /** What keeps the step from being planned. */
  List<Finding> findings() {
    return findings;
  }

  List<Action> all() {
    return switch (step.task()) {
      case RunbookStep.Task.Manual t ->
          List.of(deed(new Deed.Manual(words.in(t.instructions()), t.questions())));
      case RunbookStep.Task.Move t -> List.of(deed(new Deed.Move(step.id(), active.name(), 1)));
      case RunbookStep.Task.Freeze t ->
          List.of(deed(new Deed.Freeze(words.in(t.reason()), t.length())));
      case RunbookStep.Task.Unfreeze t -> List.of(deed(new Deed.Unfreeze()));
      case RunbookStep.Task.Act t -> act(t.action());
      case RunbookStep.Task.Check t -> check(t.check());
    };
  }

  private List<Action> act(RunbookAction action) {
    return switch (action) {
      case SET_START_TYPES ->
          List.of(deed(new Deed.SetStartTypes(node.name(), group.profile().serviceNames())));
      case EDIT_SETTINGS ->
          List.of(deed(new Deed.EditSettings(node.name(), one("path"), settings())));
      case MAKE_DIRECTORIES -> group.makeDirectories(node).stream().toList();
      case PURGE_FILES -> purge();
      case RESTART_SERVICE ->
          List.of(
              new Action.StopService(node.name(), service()),
              new Action.StartService(node.name(), service()));
      case STOP_SERVICES ->
          group.profile().serviceNames().reversed().stream()
              .<Action>map(service -> new Action.StopService(node.name(), service))
              .toList();
      case START_SERVICES ->
          group.profile().serviceNames().stream()
              .<Action>map(service -> new Action.StartService(node.name(), service))
              .toList();
      case STOP_SERVICE -> List.of(new Action.StopService(node.name(), service()));
      case START_SERVICE -> List.of(new Action.StartService(node.name(), service()));
      case CHANGE_DIRECTORY ->
          task().stream()
              .<Action>map(t -> deed(new Deed.ChangeDirectory(step.id(), node.name(), t, 1)))
              .toList();
    };
  }

  /** Looked at right before it, in everybody's runbooks: the files may be somebody's mail. */
  private List<Action> purge() {
    return Stream.concat(check(RunbookCheck.NEVER_SERVED).stream(), group.purge(node).stream())
        .toList();
  }

  private List<Action> check(RunbookCheck check) {
    return switch (check) {
      case HOST -> List.of(host(machine()));
      case FILE_VERSION ->
          List.of(host(file(new HostChecks.FileVersion(one("path"), one("version")))));
      case FILE_PRESENT -> List.of(deed(new Deed.CheckFile(node.name(), one("path"))));
      case EVENTS_ABSENT ->
          List.of(
              deed(
                  new Deed.CheckEvents(
                      node.name(), values("ids").stream().map(Long::valueOf).toList())));
      case SERVICE_STOPPED -> List.of(deed(new Deed.CheckStopped(node.name(), service())));
      case MOVABLE -> List.of(deed(new Deed.Rehearse(node.name())));
      case DIRECTORY ->
          task().stream().<Action>map(t -> deed(new Deed.CheckDirectory(node.name(), t))).toList();
      case NEVER_SERVED -> List.of(neverServed(group.primary()), neverServed(group.backup()));
      case DNS_CLIENT -> dnsClient();
    };
  }

  /**
   * Whoever is on the other server would have to be moved to this one: looked for in the whole
   * domain, because files are removed, and whose they are does not depend on what the group names.
   */
  private Action neverServed(NodeRef other) {
    Map<String, List<String>> bases =
        new HashMap<>(Map.of("searchBases", group.searchBases(), "scope", List.of("DOMAIN")));
    bases.values().removeIf(List::isEmpty);
    return deed(
        new Deed.CheckDirectory(other.name(), new DirectoryTaskSpec("rehome-mailboxes", bases)));
  }

  private List<Action> dnsClient() {
    if (group.cluster().isEmpty()) {
      noCluster();
      return List.of();
    }
    return List.of(
        host(
            new HostChecks(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                group.cluster(),
                List.of("dns-search-order"))));
  }

  private void noCluster() {
    findings.add(
        new Finding(
            Severity.BLOCKER,
            "no-cluster-name",
            Optional.of(step.id().value()),
            "The group's file does not name the cluster.",
            "Add 'cluster: {name: …, ip: …, publicInterface: …, dnsServers: […]}' to it."));
  }

  /** A task about the cluster's name is for groups that have one. */
  private Optional<DirectoryTaskSpec> task() {
    Map<String, List<String>> parameters = new HashMap<>();
    boolean clusters = step.with().values().toString().contains("{cluster.");
    if (clusters && group.cluster().isEmpty()) {
      noCluster();
      return Optional.empty();
    }
    if (step.with().values().toString().contains("{dns.") && group.dns().isEmpty()) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "no-dns-record",
              Optional.of(step.id().value()),
              "The group's file does not name its DNS record.",
              "Add 'dns: {zone: …, record: …}' to it."));
      return Optional.empty();
    }
    step.with()
        .forEach((name, values) -> parameters.put(name, values.stream().map(words::in).toList()));
    parameters.remove(TASK);
    return Optional.of(new DirectoryTaskSpec(one(TASK), parameters));
  }

  private HostChecks machine() {
    return new HostChecks(
        group.profile().serviceNames(),
        Optional.of(group.disk().id()),
        Optional.empty(),
        Optional.empty(),
        values("only"),
        group.profile().inventory().hotfixes());
  }

  private static HostChecks file(HostChecks.FileVersion file) {
    return new HostChecks(
        List.of(), Optional.empty(), Optional.of(file), Optional.empty(), List.of("file-version"));
  }

  private Action host(HostChecks checks) {
    return deed(new Deed.CheckHost(node.name(), checks));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (String pair : values("settings")) {
      int equals = pair.indexOf('=');
      settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return settings;
  }

  private ServiceName service() {
    return new ServiceName(one("service"));
  }

  private String one(String parameter) {
    return values(parameter).getFirst();
  }

  private List<String> values(String parameter) {
    return step.with().getOrDefault(parameter, List.of()).stream().map(words::in).toList();
  }

  private static Action deed(Deed deed) {
    return new Action.Perform(deed);
  }
}
