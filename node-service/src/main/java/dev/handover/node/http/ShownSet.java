package dev.handover.node.http;

import dev.handover.api.node.model.DesiredServiceSetState;
import dev.handover.api.node.model.ServicePhase;
import dev.handover.api.node.model.ServiceSet;
import dev.handover.api.node.model.ServiceSetItem;
import dev.handover.api.node.model.ServiceSetMember;
import dev.handover.api.node.model.ServiceSetState;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.ServiceTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sets of services as the contract shows them, and back. */
final class ShownSet {
  private static final int MAX_DETAIL = 2000;

  private ShownSet() {}

  static ServiceSet of(ServiceSetProgress progress) {
    return new ServiceSet(
        progress.group().value(),
        ServiceSet.DesiredEnum.valueOf(progress.desired().name()),
        ServiceSetState.valueOf(progress.state().name()),
        progress.items().stream().map(ShownSet::item).toList());
  }

  private static ServiceSetItem item(ServiceSetProgress.Item item) {
    ServiceTrack track = item.track();
    ServiceStatus status = item.status();
    Refusal why = track.why();
    return new ServiceSetItem(
        item.name().value(),
        ServicePhase.valueOf(track.phase().name()),
        item.wave(),
        track.attempt(),
        status == null ? null : Shown.service(status),
        why == null ? null : cut(why.detail()),
        track.startedAt(),
        track.endedAt());
  }

  static dev.handover.node.domain.ServiceSet parsed(DesiredServiceSetState asked) {
    List<dev.handover.node.domain.ServiceSet.Member> members = new ArrayList<>();
    for (int i = 0; i < asked.services().size(); i++) {
      members.add(member("/services/" + i, asked.services().get(i)));
    }
    DesiredState desired = DesiredState.valueOf(asked.desired().name());
    return Parsed.value(
        "/services", "", unused -> new dev.handover.node.domain.ServiceSet(desired, members));
  }

  private static dev.handover.node.domain.ServiceSet.Member member(
      String where, ServiceSetMember shown) {
    return new dev.handover.node.domain.ServiceSet.Member(
        Parsed.value(where + "/name", shown.name(), ServiceName::new),
        shown.after().stream()
            .map(name -> Parsed.value(where + "/after", name, ServiceName::new))
            .toList(),
        Duration.ofSeconds(shown.timeoutSeconds()),
        shown.attempts());
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL - 1) + "…";
  }
}
