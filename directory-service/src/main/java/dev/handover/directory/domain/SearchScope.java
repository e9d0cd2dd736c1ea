package dev.handover.directory.domain;

/** How far below its base a search goes. */
public enum SearchScope {
  /** Direct children only. */
  ONE_LEVEL,
  /** The base and everything below it in the same naming context. */
  SUBTREE
}
