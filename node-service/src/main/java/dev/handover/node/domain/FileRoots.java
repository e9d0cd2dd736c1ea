package dev.handover.node.domain;

import java.util.List;

/** The folders outside of switching disks that files may be read or changed in; mostly none. */
public record FileRoots(List<LocalPath> roots) {
  public FileRoots {
    roots = List.copyOf(roots);
  }

  /** Where the path lies, or a refusal with `path-not-allowed`. */
  public Place place(LocalPath path) {
    for (LocalPath root : roots) {
      if (path.startsWith(root) && path.names().size() > root.names().size()) {
        return new Place(root, path.names().subList(root.names().size(), path.names().size()));
      }
    }
    throw FileRefusals.notAllowed(path);
  }
}
