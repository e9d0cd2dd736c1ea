package dev.handover.orchestrator.domain;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Groups, views and previews that the tests share: a small mail group on exch1 and exch2. */
public final class Samples {
  public static final NodeName EXCH1 = new NodeName("exch1");
  public static final NodeName EXCH2 = new NodeName("exch2");
  public static final GroupName MAIL = new GroupName("mail");
  public static final AddressMode.Floating ADDRESS = new AddressMode.Floating("192.0.2.50", 24);
  public static final List<String> TASKS = List.of("transfer-spns", "rehome-mailboxes");

  private Samples() {}

  public static Group mail() {
    return mail(ADDRESS);
  }

  public static Group mail(AddressMode address) {
    return mail(address, profile());
  }

  public static Group mail(Profile profile) {
    return mail(ADDRESS, profile);
  }

  /** Moves as often as a test likes. */
  private static Group mail(AddressMode address, Profile profile) {
    return new Group(
            MAIL,
            profile,
            node("exch1", "EXCH1"),
            node("exch2", "EXCH2"),
            new DiskRef("exchange-data", "X:"),
            address,
            Optional.of(new DnsRecord("example.test", "exch1")),
            List.of("OU=Mail Users,DC=example,DC=test"),
            OnFailure.HALT,
            Optional.empty())
        .with(new Protection(MovePolicy.unlimited()));
  }

  /** The group whose active node has a source lease. */
  public static Group leased(Duration lease) {
    Group mail = mail();
    return new Group(
        mail.name(),
        mail.profile(),
        mail.primary(),
        mail.backup(),
        mail.disk(),
        mail.address(),
        mail.dns(),
        mail.searchBases(),
        mail.onFailure(),
        Optional.of(lease),
        mail.protection(),
        mail.cluster(),
        mail.importance());
  }

  public static NodeRef node(String name, String computer) {
    return new NodeRef(
        new NodeName(name),
        computer,
        computer,
        URI.create("http://" + name + ".test:8082"),
        Path.of(name + ".token"),
        Optional.empty());
  }

  public static Profile profile() {
    return new Profile(
        "exchange-2007",
        "Exchange 2007",
        List.of(
            service("MSExchangeSA"),
            service("MSExchangeIS", "MSExchangeSA"),
            service("MSExchangeTransport", "MSExchangeIS")),
        List.of(
            new DirectoryTaskSpec("transfer-spns", Map.of("serviceClasses", List.of("HOST"))),
            new DirectoryTaskSpec("rehome-mailboxes", Map.of())),
        List.of("Outlook has to be restarted."));
  }

  /** What an application has on a disk, with two storage groups. */
  public static DiskLayout layout() {
    return new DiskLayout(
        List.of(
            new DiskDirectory("Exchsrv", List.of()),
            new DiskDirectory(
                "Exchsrv\\{storageGroup}",
                List.of(new DiskDirectory.Grant("S-1-5-18", DiskDirectory.Rights.FULL_CONTROL)))),
        List.of(
            "Exchsrv\\{storageGroup}\\{database}.edb",
            "Exchsrv\\{storageGroup}\\{logs}*.log",
            "Exchsrv\\Mail.que"),
        List.of(
            new StorageGroup("First", "E00", List.of("priv1", "pub1")),
            new StorageGroup("Second", "E01", List.of("priv2"))),
        false);
  }

  static ProfileService service(String name, String... after) {
    return new ProfileService(
        new ServiceName(name),
        Stream.of(after).map(ServiceName::new).toList(),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        2);
  }

  /** A node that has everything of the group, or nothing. */
  public static NodeView view(NodeName node, boolean active) {
    List<NodeView.Service> services =
        profile().services().stream()
            .map(
                service ->
                    new NodeView.Service(
                        service.name(),
                        active ? NodeView.ServiceState.RUNNING : NodeView.ServiceState.STOPPED,
                        NodeView.StartType.MANUAL))
            .toList();
    return new NodeView(
        node.value(),
        "boot-1",
        FencingEpoch.none(),
        services,
        new NodeView.Disk(active, Optional.empty(), List.of()),
        Optional.of(active));
  }

  public static DirectoryPreview preview() {
    return new DirectoryPreview(
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
        "sha256:" + "a".repeat(64),
        TASKS.stream().map(task -> new DirectoryPreview.TaskCount(task, 3)).toList(),
        List.of(),
        List.of());
  }

  public static PlanRequest request(OperationKind kind, NodeName target) {
    return new PlanRequest(kind, target, Optional.empty(), "alice");
  }

  public static PlanRequest attested(OperationKind kind, NodeName target) {
    Attestation attestation =
        new Attestation(Attestation.Statement.SOURCE_IS_OFF, "pulled both power cords myself");
    return new PlanRequest(kind, target, Optional.of(attestation), "alice");
  }

  /** The plan of a switchover from exch1 to exch2. */
  public static Plan switchover() {
    Observation seen =
        new Observation(
            new Answer.Given<>(view(EXCH2, false)), new Answer.Given<>(view(EXCH1, true)));
    return new Planner(Duration.ofMinutes(2))
        .plan(mail(), request(OperationKind.SWITCHOVER, EXCH2), seen, Optional.of(preview()));
  }
}
