package dev.handover.node.adapter.install;

/** The password of the service's account; empty when it has none. Never shown. */
public record Password(String value) {
  static final Password NONE = new Password("");

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "***";
  }
}
