package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run over a set of services has got.
 *
 * @param items in the order in which they move
 */
public record ServiceSetProgress(GroupName group, DesiredState desired, List<Item> items) {

  /**
   * One service.
   *
   * @param status as it was last seen; null before its turn came
   */
  public record Item(
      ServiceName name, int wave, ServiceTrack track, @Nullable ServiceStatus status) {}

  /** Whether all are there, some are on their way, or all has been tried and some failed. */
  public enum State {
    REACHED,
    PENDING,
    FAILED
  }

  public ServiceSetProgress {
    items = List.copyOf(items);
  }

  /** Where the whole set has got to. */
  public State state() {
    if (items.stream().allMatch(item -> item.track().phase() == ServicePhase.REACHED)) {
      return State.REACHED;
    }
    boolean over = items.stream().allMatch(item -> item.track().phase().isEnd());
    return over ? State.FAILED : State.PENDING;
  }

  /** What is said to the caller when all has been tried and some failed: each with its reason. */
  public RefusedException failure() {
    List<Item> failed =
        items.stream().filter(item -> item.track().phase() == ServicePhase.FAILED).toList();
    List<Refusal.Item> reasons =
        items.stream()
            .filter(item -> item.track().why() != null)
            .map(item -> new Refusal.Item(item.name().value(), text(item.track().why())))
            .toList();
    Refusal first = failed.isEmpty() ? null : failed.get(0).track().why();
    boolean onlyHung = failed.stream().allMatch(ServiceSetProgress::hangs);
    String cure = first == null ? "Ask again." : first.cure();
    return new RefusedException(
        new Refusal(
            onlyHung && !failed.isEmpty() ? RefusalCode.SERVICE_HUNG : RefusalCode.SERVICE_FAILED,
            "%d of %d services of group %s did not get to %s, %d were not tried for that."
                .formatted(
                    failed.size(), items.size(), group, desired, reasons.size() - failed.size()),
            cure,
            reasons,
            first == null ? null : first.number()));
  }

  private static boolean hangs(Item item) {
    Refusal why = item.track().why();
    return why != null && why.code() == RefusalCode.SERVICE_HUNG;
  }

  private static String text(@Nullable Refusal why) {
    return why == null ? "" : why.detail() + " " + why.cure();
  }
}
