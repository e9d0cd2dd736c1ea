package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.directory.DirectoryApi;
import dev.handover.api.directory.LeftoversApi;
import dev.handover.api.directory.SpnsApi;
import dev.handover.api.directory.model.DuplicateSpn;
import dev.handover.api.directory.model.LeftoverGroup;
import dev.handover.api.directory.model.LeftoverScan;
import dev.handover.api.directory.model.LeftoverScanRequest;
import dev.handover.api.directory.model.SpnCheck;
import dev.handover.api.directory.model.SpnHolder;
import dev.handover.api.directory.model.Unsearched;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What directory-service tells beyond a move, over HTTP. */
@ApplicationScoped
class HttpDirectoryReadings implements DirectoryReadings {
  /** More than that fill a report without telling more. */
  private static final int SHOWN = 100;

  private static final int SAMPLES = 3;

  /** One call waits this long at most, so that it ends well within the time for an answer. */
  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  private final Target target;

  @Inject
  HttpDirectoryReadings(Targets targets) {
    this.target = targets.directory();
  }

  @Override
  public Answer<Optional<Instant>> tokenExpiry() {
    return Outcomes.answer(
        target,
        () ->
            Optional.ofNullable(
                body(target.api(DirectoryApi.class).getDirectory()).tokenExpiresAt()));
  }

  @Override
  public Answer<DuplicateSpns> duplicateSpns(UUID changeSet) {
    return Outcomes.answer(
        target, () -> spns(body(target.api(SpnsApi.class).checkSpns(changeSet))));
  }

  private static DuplicateSpns spns(SpnCheck check) {
    return new DuplicateSpns(
        check.duplicates().stream().limit(SHOWN).map(HttpDirectoryReadings::words).toList(),
        unsearched(check.unsearched()),
        check.names());
  }

  private static String words(DuplicateSpn duplicate) {
    String holders =
        duplicate.holders().stream()
            .limit(SAMPLES)
            .map(SpnHolder::dn)
            .collect(Collectors.joining("; "));
    return "%s is held by %s".formatted(duplicate.name(), holders);
  }

  private static List<String> unsearched(List<Unsearched> places) {
    return places.stream()
        .limit(SHOWN)
        .map(place -> "%s: %s".formatted(place.where(), place.reason()))
        .toList();
  }

  @Override
  public Answer<Leftovers> leftovers(UUID scan, Server old, Server successor, Duration wait) {
    LeftoverScanRequest request = new LeftoverScanRequest(server(old), server(successor), SAMPLES);
    long calls = Math.max(1, wait.toMillis() / ONE_CALL.toMillis());
    Answer<Leftovers> seen = ask(scan, request, wait);
    for (long call = 1; call < calls && goesOn(seen); call++) {
      seen = ask(scan, request, wait);
    }
    return seen;
  }

  private static boolean goesOn(Answer<Leftovers> seen) {
    return seen instanceof Answer.Given<Leftovers> given && !given.value().done();
  }

  private Answer<Leftovers> ask(UUID scan, LeftoverScanRequest request, Duration wait) {
    long seconds = Math.max(0, Math.min(ONE_CALL.toSeconds(), wait.toSeconds()));
    return Outcomes.answer(
        target,
        () ->
            leftovers(
                body(
                    target
                        .api(LeftoversApi.class)
                        .putLeftoverScan(scan, request, "wait=" + seconds))));
  }

  private static Leftovers leftovers(LeftoverScan scan) {
    boolean failed = scan.state() == LeftoverScan.StateEnum.FAILED;
    return new Leftovers(
        scan.state() != LeftoverScan.StateEnum.RUNNING,
        failed
            ? Optional.of(Optional.ofNullable(scan.error()).orElse("no reason given"))
            : Optional.empty(),
        scan.entries(),
        scan.groups().stream()
            .filter(group -> group.expected() == null)
            .limit(SHOWN)
            .map(HttpDirectoryReadings::words)
            .toList(),
        unsearched(scan.unsearched()));
  }

  private static String words(LeftoverGroup group) {
    String samples =
        group.samples().stream()
            .map(sample -> "%s: %s".formatted(sample.dn(), sample.value()))
            .collect(Collectors.joining("; "));
    return "%d values in %s of %s (%s): %s"
        .formatted(group.count(), group.attribute(), group.objectClass(), group.kind(), samples);
  }

  private static dev.handover.api.directory.model.Server server(Server server) {
    return new dev.handover.api.directory.model.Server(server.computer(), server.server());
  }
}
