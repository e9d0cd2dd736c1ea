package dev.handover.directory.domain;

import java.util.List;

/**
 * What a task works on: the move, its own parameters with defaults filled in, and the directory.
 */
public record TaskContext(
    MoveRequest move, TaskParameters parameters, Directory directory, DirectoryDescription site) {

  public Server source() {
    return move.source();
  }

  public Server target() {
    return move.target();
  }

  public Server primary() {
    return move.primary();
  }

  public List<Entry> findAll(SearchQuery query) {
    return directory.search(query).toList();
  }
}
