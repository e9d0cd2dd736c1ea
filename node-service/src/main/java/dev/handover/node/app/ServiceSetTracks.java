package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServicePhase;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.ServiceTrack;
import dev.handover.node.domain.ServiceTurn;
import dev.handover.node.domain.ServiceWaves;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where each service of a run has got to, and how it looked last. Written by the run, read by
 * whoever asks meanwhile; touches no machine.
 */
final class ServiceSetTracks {
  private final ServiceSets.Request request;
  private final ServiceWaves waves;
  private final Map<ServiceName, ServiceSet.Member> members;

  /** Guarded by this. */
  private final Map<ServiceName, ServiceTrack> tracks = new LinkedHashMap<>();

  /** Guarded by this. */
  private final Map<ServiceName, ServiceStatus> seen = new LinkedHashMap<>();

  ServiceSetTracks(ServiceSets.Request request, ServiceWaves waves) {
    this.request = request;
    this.waves = waves;
    this.members =
        request.set().members().stream()
            .collect(Collectors.toMap(ServiceSet.Member::name, Function.identity()));
    waves.order().forEach(name -> tracks.put(name, ServiceTrack.waiting()));
  }

  synchronized ServiceSetProgress progress() {
    return new ServiceSetProgress(
        request.fence().group(),
        request.set().desired(),
        tracks.entrySet().stream()
            .map(
                entry ->
                    new ServiceSetProgress.Item(
                        entry.getKey(),
                        waves.wave(entry.getKey()),
                        entry.getValue(),
                        seen.get(entry.getKey())))
            .toList());
  }

  /** Services whose turn has come and that have reached no end. */
  synchronized List<ServiceName> pending() {
    return tracks.entrySet().stream()
        .filter(entry -> entry.getValue().phase() == ServicePhase.PENDING)
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized boolean isDone() {
    return tracks.values().stream().allMatch(track -> track.phase().isEnd());
  }

  /** How those that are pending looked last. */
  synchronized List<ServiceStatus> watched() {
    return pending().stream().map(seen::get).filter(Objects::nonNull).toList();
  }

  /** Services that need not wait any longer. */
  synchronized List<ServiceName> ready() {
    return waves.ready(phases());
  }

  synchronized void begin(ServiceStatus found, Instant now) {
    seen.put(found.name(), found);
    tracks.put(found.name(), ServiceTrack.waiting().begin(found, now));
  }

  /** Gives up those that will never get their turn; true when there are any. */
  synchronized boolean block(Instant now) {
    Map<ServiceName, ServiceName> blocked = waves.blocked(phases());
    blocked.forEach(
        (name, cause) ->
            tracks.computeIfPresent(
                name,
                (key, track) -> track.blocked(ServiceRefusals.behind(name, cause).refusal(), now)));
    return !blocked.isEmpty();
  }

  /** Nothing more is tried; whoever looks later sees why. */
  synchronized void giveUp(Refusal why, Instant now) {
    tracks.replaceAll((name, track) -> track.phase().isEnd() ? track : track.blocked(why, now));
  }

  synchronized void refuse(ServiceName name, RefusedException refused, Instant now) {
    ServiceTrack track = tracks.get(name);
    if (track == null || track.phase() != ServicePhase.PENDING) {
      return;
    }
    ServiceTurn turn = turnOf(name);
    tracks.put(
        name,
        request.set().desired() == DesiredState.RUNNING
            ? turn.startRefused(track, refused, now)
            : turn.stopRefused(track, refused, now));
  }

  /** Decides by what is seen now. */
  synchronized ServiceTurn.Next next(ServiceName name, ServiceStatus found, Instant now) {
    seen.put(name, found);
    ServiceTrack track = tracks.getOrDefault(name, ServiceTrack.waiting());
    ServiceTurn.Next next = turnOf(name).next(track, found, now);
    tracks.put(name, next.track());
    return next;
  }

  /** Looks at one whose ask is not answered yet; true when its deadline is over all the same. */
  synchronized boolean isGivenUpWhileAsking(ServiceName name, ServiceStatus found, Instant now) {
    seen.put(name, found);
    ServiceTrack track = tracks.getOrDefault(name, ServiceTrack.waiting());
    ServiceTrack next = turnOf(name).whileAsking(track, found, now);
    tracks.put(name, next);
    return next.phase().isEnd();
  }

  synchronized void note(ServiceName name, ServiceStatus found) {
    seen.put(name, found);
  }

  private ServiceTurn turnOf(ServiceName name) {
    ServiceSet.Member member = members.get(name);
    if (member == null) {
      throw new IllegalStateException("not a member: " + name);
    }
    boolean mayEndHung = request.overrides().allow(OverrideName.END_HUNG_PROCESS);
    return new ServiceTurn(member, request.set().desired(), mayEndHung);
  }

  private Map<ServiceName, ServicePhase> phases() {
    return tracks.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().phase()));
  }
}
