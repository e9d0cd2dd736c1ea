package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.TaskProgress;
import dev.handover.directory.domain.proof.Agreement;
import dev.handover.directory.domain.proof.DnsExpectation;
import dev.handover.directory.domain.proof.PolledServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out which servers are asked for what. */
@ApplicationScoped
public class ConvergencePlans {

  private static final String SERVICE = "dsServiceName";

  /** A task with more changes than that changes no names in DNS. */
  private static final int MOST_CHANGES = 1_000;

  private final ChangeSets sets;
  private final DomainControllers controllers;
  private final DnsServers dnsServers;
  private final BoundedParallel parallel;

  /** Plans over these. */
  public ConvergencePlans(
      ChangeSets sets,
      DomainControllers controllers,
      DnsServers dnsServers,
      BoundedParallel parallel) {
    this.sets = sets;
    this.controllers = controllers;
    this.dnsServers = dnsServers;
    this.parallel = parallel;
  }

  Convergence.Plan plan(Convergences.Request request) {
    ChangeSet set = sets.get(request.changeSet());
    Pin pin = set.pin();
    DomainControllerUrl written = pin == null ? controllers.preferred().url() : pin.controller();
    List<ServerPoll> polls = new ArrayList<>(directoryPolls(request, written));
    String ownSite = polls.getFirst().server().site();
    polls.addAll(dnsPolls(request, set));
    String site = request.site() == null ? ownSite : request.site();
    int entries =
        set.tasks().stream()
            .filter(task -> request.task() == null || task.task().equals(request.task()))
            .mapToInt(TaskProgress::total)
            .sum();
    return new Convergence.Plan(request, new Agreement(request.policy(), site), entries, polls);
  }

  /** The one that was written comes first. */
  private List<ServerPoll> directoryPolls(
      Convergences.Request request, DomainControllerUrl written) {
    DirectoryPoll.Work work =
        new DirectoryPoll.Work(
            sets,
            parallel,
            ChangeQuery.all(request.changeSet(), false, DirectoryPoll.Work.pageSize())
                .ofTask(request.task()),
            request.expected(),
            request.replicate() ? new Source(written) : Optional::empty);
    List<ServerPoll> polls = new ArrayList<>();
    sites(request, written)
        .forEach(
            (url, site) ->
                polls.add(
                    new DirectoryPoll(
                        new PolledServer(
                            PolledServer.Kind.DOMAIN_CONTROLLER,
                            url.toString(),
                            site.orElse(null),
                            url.equals(written)),
                        () -> controllers.at(url),
                        work)));
    return polls;
  }

  private Map<DomainControllerUrl, Optional<String>> sites(
      Convergences.Request request, DomainControllerUrl written) {
    Map<DomainControllerUrl, String> known = new LinkedHashMap<>();
    for (DomainController controller : controllers.known()) {
      String site = controller.site();
      known.put(controller.url(), site == null ? "" : site);
    }
    Map<DomainControllerUrl, Optional<String>> asked = new LinkedHashMap<>();
    asked.put(written, site(null, known.get(written)));
    for (Convergences.NamedController named : request.servers().controllers()) {
      refuseUnfit(named.url());
      asked.put(named.url(), site(named.site(), known.get(named.url())));
    }
    if (request.servers().controllers().isEmpty()) {
      known.forEach((url, site) -> asked.putIfAbsent(url, site(null, site)));
    }
    return asked;
  }

  /** A URL whose scheme does not fit the configured protection would carry the password openly. */
  private void refuseUnfit(DomainControllerUrl url) {
    try {
      controllers.at(url);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.INVALID_REQUEST,
              String.valueOf(e.getMessage()),
              "Name domain controllers with the scheme that this service is configured for.",
              List.of(new Refusal.Item("/domainControllers", url + " cannot be used")),
              null));
    }
  }

  private static Optional<String> site(@Nullable String named, @Nullable String known) {
    return Optional.ofNullable(named == null ? known : named).filter(site -> !site.isEmpty());
  }

  private List<ServerPoll> dnsPolls(Convergences.Request request, ChangeSet set) {
    if (request.servers().dnsServers().isEmpty()) {
      return List.of();
    }
    List<DnsExpectation> expectations =
        set.tasks().stream()
            .filter(task -> request.task() == null || task.task().equals(request.task()))
            .filter(task -> task.total() <= MOST_CHANGES)
            .flatMap(task -> changes(set.id(), task).stream())
            .flatMap(recorded -> DnsExpectation.of(recorded.change(), request.expected()).stream())
            .toList();
    if (expectations.isEmpty()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.INVALID_REQUEST,
              "Change set " + set.id() + " changes nothing in DNS.",
              "Leave dnsServers out.",
              List.of(new Refusal.Item("/dnsServers", "there is nothing to ask them for")),
              null));
    }
    return request.servers().dnsServers().stream()
        .<ServerPoll>map(named -> dnsPoll(named, expectations))
        .toList();
  }

  private ServerPoll dnsPoll(Convergences.NamedDnsServer named, List<DnsExpectation> expectations) {
    PolledServer server =
        new PolledServer(
            PolledServer.Kind.DNS_SERVER, named.address().toString(), named.site(), false);
    return new DnsPoll(server, dnsServers, named.address(), expectations);
  }

  private List<RecordedChange> changes(UUID set, TaskProgress task) {
    return sets.changes(ChangeQuery.all(set, false, MOST_CHANGES).ofTask(task.task()));
  }

  /** The directory service object of the server that was written; read when first needed. */
  private final class Source implements Supplier<Optional<DistinguishedName>> {
    private final DomainControllerUrl url;
    private volatile @Nullable DistinguishedName known;

    Source(DomainControllerUrl url) {
      this.url = url;
    }

    @Override
    public Optional<DistinguishedName> get() {
      DistinguishedName before = known;
      if (before != null) {
        return Optional.of(before);
      }
      try {
        Optional<DistinguishedName> read =
            controllers
                .at(url)
                .read(DistinguishedName.ROOT, Set.of(SERVICE))
                .flatMap(root -> root.text(SERVICE))
                .flatMap(DistinguishedName::tryParse);
        known = read.orElse(null);
        return read;
      } catch (DirectoryUnreachableException | DirectoryRefusedException e) {
        return Optional.empty();
      }
    }
  }
}
