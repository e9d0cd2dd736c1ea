package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * A file or directory below a root. The root is trusted: a disk's mount point, or a folder of the
 * configuration. What lies below it is not, so nothing there may lead elsewhere.
 *
 * @param below what has to be walked from the root; empty is the root itself
 */
public record Place(LocalPath root, List<FileName> below) {
  public Place {
    below = List.copyOf(below);
  }

  /** The directory that it lies in; not for the root itself. */
  public Place parent() {
    return new Place(root, below.subList(0, below.size() - 1));
  }

  /** Something that lies in it. */
  public Place child(FileName name) {
    List<FileName> names = new ArrayList<>(below);
    names.add(name);
    return new Place(root, names);
  }

  /** Its own name; not for the root itself. */
  public FileName name() {
    return below.get(below.size() - 1);
  }

  /** The whole path. */
  public LocalPath path() {
    return root.resolve(below);
  }

  @Override
  public String toString() {
    return path().toString();
  }
}
