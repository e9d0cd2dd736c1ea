package dev.handover.directory.app;

import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.proof.ConvergencePolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Waits until named servers agree with a change set. The work goes on when the caller stops
 * waiting; it is only in memory, because asking again begins it again. Reads only.
 */
@ApplicationScoped
public class Convergences {

  private static final int MOST_REMEMBERED = 64;

  private final ConvergencePlans plans;
  private final InstantSource clock;
  private final ConvergeConfig config;
  private final Map<UUID, Convergence> latest = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** A domain controller by name. */
  public record NamedController(DomainControllerUrl url, @Nullable String site) {}

  /** A DNS server by name. */
  public record NamedDnsServer(DnsServers.Address address, @Nullable String site) {}

  /** Which servers; without domain controllers, all that are known. */
  public record Servers(List<NamedController> controllers, List<NamedDnsServer> dnsServers) {
    /** Copies its lists. */
    public Servers {
      controllers = List.copyOf(controllers);
      dnsServers = List.copyOf(dnsServers);
    }
  }

  /** What is waited for. */
  public record Request(
      UUID changeSet,
      Direction expected,
      @Nullable TaskName task,
      Servers servers,
      ConvergencePolicy policy,
      @Nullable String site,
      Duration deadline,
      boolean replicate) {}

  /** Waits by these plans. */
  public Convergences(ConvergencePlans plans, InstantSource clock, ConvergeConfig config) {
    this.plans = plans;
    this.clock = clock;
    this.config = config;
  }

  /** Joins the same wait or begins a new one, and tells where it stands after the patience. */
  public Convergence.View converge(Request request, Duration patience) {
    Convergence wait = joinOrStart(request);
    Duration longest = wait.untilDeadline();
    wait.await(patience.compareTo(longest) < 0 ? patience : longest);
    return wait.tell();
  }

  /** The latest wait for a set. */
  public Convergence.View latest(UUID changeSet) {
    return known(changeSet)
        .map(Convergence::view)
        .orElseThrow(
            () ->
                new RefusedException(
                    new Refusal(
                        RefusalCode.NOT_FOUND,
                        "Nobody has asked this instance to wait for change set " + changeSet + ".",
                        "POST the servers that are to agree.")));
  }

  private synchronized Optional<Convergence> known(UUID changeSet) {
    return Optional.ofNullable(latest.get(changeSet));
  }

  private Convergence joinOrStart(Request request) {
    Optional<Convergence> same = known(request.changeSet()).filter(one -> one.serves(request));
    return same.isPresent() ? same.get() : start(request, plans.plan(request));
  }

  private synchronized Convergence start(Request request, Convergence.Plan plan) {
    Convergence former = latest.get(request.changeSet());
    if (former != null && former.serves(request)) {
      return former;
    }
    if (former != null) {
      former.end(Convergence.State.REPLACED);
    }
    refuseTooMany();
    latest.values().removeIf(one -> latest.size() >= MOST_REMEMBERED && !one.isPolling());
    Convergence fresh = new Convergence(plan, config.pollInterval(), clock);
    latest.put(request.changeSet(), fresh);
    fresh.start(threads);
    return fresh;
  }

  private void refuseTooMany() {
    long running = latest.values().stream().filter(Convergence::isPolling).count();
    if (running >= config.maxRunning()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BUSY,
              "%d change sets are waited for, and no more are allowed.".formatted(running),
              "Ask again later, or raise handover.directory.converge.max-running."));
    }
  }

  @PreDestroy
  synchronized void close() {
    latest.values().forEach(one -> one.end(Convergence.State.REPLACED));
    threads.close();
  }
}
