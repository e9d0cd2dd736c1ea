package dev.handover.node.domain;

/** The machine as a whole. */
public interface Machine {

  /** Changes when the machine boots, and only then. At most 64 characters. */
  String bootId();
}
