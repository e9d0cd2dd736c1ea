package dev.handover.orchestrator.domain;

/** Both nodes of a group, as they reported themselves just now. */
public record Observation(Answer<NodeView> target, Answer<NodeView> partner) {
  /** Highest epoch that either node promised for the group. */
  public FencingEpoch promised() {
    return promised(target).orLater(promised(partner));
  }

  private static FencingEpoch promised(Answer<NodeView> answer) {
    return answer instanceof Answer.Given<NodeView> given
        ? given.value().promised()
        : FencingEpoch.none();
  }
}
