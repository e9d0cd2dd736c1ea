package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.ChecksApi;
import dev.handover.api.node.EventsApi;
import dev.handover.api.node.FilesApi;
import dev.handover.api.node.ServicesApi;
import dev.handover.api.node.model.AppSetting;
import dev.handover.api.node.model.AppSettings;
import dev.handover.api.node.model.CheckItem;
import dev.handover.api.node.model.CheckRequest;
import dev.handover.api.node.model.DesiredAppSettings;
import dev.handover.api.node.model.DesiredStartType;
import dev.handover.api.node.model.Event;
import dev.handover.api.node.model.EventExplanation;
import dev.handover.api.node.model.FileExpectation;
import dev.handover.api.node.model.FileVersion;
import dev.handover.api.node.model.HotfixExpectation;
import dev.handover.api.node.model.NetworkExpectation;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ClusterName;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.HostChecks;
import dev.handover.orchestrator.domain.HostClient;
import dev.handover.orchestrator.domain.HostFinding;
import dev.handover.orchestrator.domain.HotfixNeed;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What runbooks ask of node-services, over HTTP. */
@ApplicationScoped
class HttpHostClient implements HostClient {
  /** As many as one page has. */
  private static final int NEWEST = 500;

  /** Kerberos allows 300. */
  private static final int CLOCK_SKEW_SECONDS = 60;

  private final Targets targets;

  @Inject
  HttpHostClient(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Answer<List<HostFinding>> check(NodeRef node, HostChecks checks) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () ->
            body(target.api(ChecksApi.class).runChecks(request(checks))).items().stream()
                .map(HttpHostClient::finding)
                .toList());
  }

  private static CheckRequest request(HostChecks checks) {
    return new CheckRequest(
        checks.services().stream().map(ServiceName::value).toList(),
        List.of(),
        checks.disk().orElse(null),
        null,
        checks.network().map(HttpHostClient::network).orElse(null),
        hotfixes(checks.hotfixes()),
        List.of(),
        checks.file().stream()
            .map(file -> new FileExpectation(file.path(), file.atLeast()))
            .toList(),
        CLOCK_SKEW_SECONDS);
  }

  /** As the node's contract spells them. */
  static List<HotfixExpectation> hotfixes(List<HotfixNeed> needs) {
    return needs.stream()
        .map(
            need ->
                new HotfixExpectation(
                    need.anyOf(), need.windows(), need.servicePack().orElse(null)))
        .toList();
  }

  private static NetworkExpectation network(ClusterName cluster) {
    return new NetworkExpectation(cluster.publicInterface(), null, cluster.dnsServers());
  }

  private static HostFinding finding(CheckItem item) {
    String subject = item.subject();
    return new HostFinding(
        item.name(),
        HostFinding.Outcome.valueOf(item.outcome().name()),
        (subject == null ? "" : subject + ": ") + item.evidence(),
        Objects.requireNonNullElse(item.cure(), ""));
  }

  @Override
  public Answer<String> file(NodeRef node, String path) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target, () -> inWords(body(target.api(FilesApi.class).getFileVersion(path))));
  }

  private static String inWords(FileVersion file) {
    String version = file.fileVersion();
    return "%s, %d bytes of %s%s"
        .formatted(
            file.path(), file.size(), file.modified(), version == null ? "" : ", " + version);
  }

  @Override
  public Answer<List<String>> events(NodeRef node, List<Long> ids) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () ->
            body(target.api(EventsApi.class).listEvents(null, NEWEST)).items().stream()
                .filter(event -> ids.contains(event.id()))
                .map(HttpHostClient::inWords)
                .toList());
  }

  private static String inWords(Event event) {
    EventExplanation known = event.explanation();
    String meaning = known == null ? "" : " (%s)".formatted(known.meaning());
    String cure = known == null || known.cure() == null ? "" : " Cure: " + known.cure();
    return "%s %s %d: %s%s%s"
        .formatted(event.at(), event.source(), event.id(), event.text(), meaning, cure);
  }

  @Override
  public StepOutcome makeManual(NodeRef node, ServiceName service, Fence fence) {
    Target target = targets.node(node);
    DesiredStartType manual =
        new DesiredStartType(DesiredStartType.StartTypeEnum.MANUAL, HttpNodeClient.shown(fence));
    return Outcomes.outcome(
        target,
        () ->
            new StepOutcome.Done(
                service
                    + " is "
                    + body(target
                            .api(ServicesApi.class)
                            .putServiceStartType(service.value(), manual))
                        .startType()));
  }

  @Override
  public StepOutcome editSettings(
      NodeRef node, String path, Map<String, String> settings, Fence fence) {
    Target target = targets.node(node);
    DesiredAppSettings desired =
        new DesiredAppSettings(
            path,
            new TreeMap<>(settings)
                .entrySet().stream().map(e -> new AppSetting(e.getKey(), e.getValue())).toList(),
            HttpNodeClient.shown(fence));
    return Outcomes.outcome(
        target, () -> edited(body(target.api(FilesApi.class).putAppSettings(desired))));
  }

  private static StepOutcome edited(AppSettings done) {
    String kept = done.kept();
    return new StepOutcome.Done(
        done.changed()
            ? "%s edited%s".formatted(done.path(), kept == null ? "" : ", the old one is " + kept)
            : done.path() + " said so already");
  }
}
