package dev.handover.directory.domain;

import java.util.List;

/**
 * What a task works on: the move, its own parameters with defaults filled in, and the directory.
 */
public record TaskContext(
    MoveRequest move, TaskParameters parameters, Directory directory, DirectoryDescription site) {

  Server source() {
    return move.source();
  }

  Server target() {
    return move.target();
  }

  Server primary() {
    return move.primary();
  }

  List<Entry> findAll(SearchQuery query) {
    return directory.search(query).toList();
  }
}
