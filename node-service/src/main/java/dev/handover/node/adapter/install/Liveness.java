package dev.handover.node.adapter.install;

/** Whether the service of an installation answers. */
public interface Liveness {

  /** Asks once, for at most a few seconds. */
  boolean answers(Layout layout);
}
