package dev.handover.directory.http;

import dev.handover.api.directory.model.Change;
import dev.handover.api.directory.model.ChangeOutcome;
import dev.handover.api.directory.model.ChangeSet;
import dev.handover.api.directory.model.ChangeSetState;
import dev.handover.api.directory.model.Difference;
import dev.handover.api.directory.model.PinnedController;
import dev.handover.api.directory.model.Severity;
import dev.handover.api.directory.model.Task;
import dev.handover.api.directory.model.TaskParameter;
import dev.handover.api.directory.model.Verification;
import dev.handover.directory.app.Verifications;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.Progress;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import java.util.List;
import java.util.stream.Stream;

/** Domain values as the contract shows them. */
final class Shown {

  private static final int MAX_DETAIL = 4000;
  private static final int MAX_CURE = 2000;

  private Shown() {}

  static ChangeSet changeSet(dev.handover.directory.domain.ChangeSet set, Progress progress) {
    Stop stop = set.stop();
    Pin pin = set.pin();
    return new ChangeSet(
        set.id(),
        set.group().value(),
        ChangeSetState.valueOf(set.state().name()),
        server(set.source()),
        server(set.target()),
        set.createdAt(),
        set.createdBy(),
        set.contentHash(),
        set.tasks().stream().map(Shown::progress).toList(),
        set.findings().stream().map(Shown::finding).toList(),
        set.reverseLdifFile(),
        pin == null ? null : pin.controller().value(),
        set.pins().stream().map(Shown::pin).toList(),
        stop == null ? null : stop.reason(),
        stop == null ? null : stop.retryLater(),
        new dev.handover.api.directory.model.Progress(
            progress.done(), progress.total(), progress.perSecond(), progress.estimatedEnd()));
  }

  private static PinnedController pin(Pin pin) {
    return new PinnedController(
        pin.controller().value(),
        pin.since(),
        pin.reason(),
        pin.unchecked().stream().map(TaskName::value).toList());
  }

  static Change change(RecordedChange recorded) {
    return new Change(
        recorded.change().sequence(),
        recorded.change().task().value(),
        recorded.change().dn().toString(),
        recorded.change().attributes().stream().map(Shown::attribute).toList(),
        ChangeOutcome.valueOf(recorded.outcome().name()),
        recorded.detail());
  }

  static Verification verification(Verifications.Verification verification) {
    return new Verification(
        verification.matching(),
        verification.differing(),
        verification.differences().stream().map(Shown::difference).toList(),
        verification.spns() == null ? null : ShownProof.spns(verification.spns()));
  }

  static Task task(TaskDescription task, int order) {
    return new Task(
        task.name().value(),
        task.title(),
        task.description(),
        order,
        task.parameters().stream().map(Shown::parameter).toList());
  }

  private static TaskParameter parameter(dev.handover.directory.domain.TaskParameter parameter) {
    return new TaskParameter(
        parameter.name(),
        parameter.description(),
        parameter.required(),
        parameter.multiple(),
        parameter.defaultValues());
  }

  private static dev.handover.api.directory.model.Server server(Server server) {
    return new dev.handover.api.directory.model.Server(server.computer(), server.server());
  }

  private static dev.handover.api.directory.model.TaskProgress progress(TaskProgress progress) {
    return new dev.handover.api.directory.model.TaskProgress(
        progress.task().value(),
        progress.total(),
        progress.pending(),
        progress.applied(),
        progress.conflicts(),
        progress.reverted(),
        progress.refused());
  }

  private static dev.handover.api.directory.model.Finding finding(Finding finding) {
    DistinguishedName dn = finding.dn();
    return new dev.handover.api.directory.model.Finding(
        Severity.valueOf(finding.severity().name()),
        finding.code(),
        finding.task().value(),
        dn == null ? null : dn.toString(),
        Problems.cut(finding.detail(), MAX_DETAIL),
        Problems.cut(finding.cure(), MAX_CURE));
  }

  private static dev.handover.api.directory.model.AttributeChange attribute(
      AttributeChange attribute) {
    boolean binary =
        Stream.concat(attribute.before().stream(), attribute.after().stream())
            .anyMatch(AttributeValue::isBinary);
    return new dev.handover.api.directory.model.AttributeChange(
        attribute.name(),
        binary,
        values(attribute.before(), binary),
        values(attribute.after(), binary));
  }

  private static List<String> values(List<AttributeValue> values, boolean binary) {
    return values.stream().map(binary ? AttributeValue::base64 : AttributeValue::text).toList();
  }

  private static Difference difference(Verifications.Difference difference) {
    boolean binary =
        Stream.concat(difference.expected().stream(), difference.found().stream())
            .anyMatch(AttributeValue::isBinary);
    return new Difference(
        difference.dn().toString(),
        difference.attribute(),
        values(difference.expected(), binary),
        values(difference.found(), binary));
  }
}
