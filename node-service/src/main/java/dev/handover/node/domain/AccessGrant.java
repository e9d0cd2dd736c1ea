package dev.handover.node.domain;

/** Rights to give to a principal, in place of those it was given at the same directory before. */
public record AccessGrant(Principal principal, AccessRights rights) {
  public AccessGrant {
    if (rights == AccessRights.SPECIAL) {
      throw new IllegalArgumentException("special rights can be read but not given");
    }
  }
}
