package dev.handover.node.adapter;

import dev.handover.node.domain.FileRoots;
import dev.handover.node.domain.LocalPath;
import java.util.List;

/** Reads `handover.node.files.roots`; a root that is no local folder stops the start. */
final class ConfiguredRoots {
  private ConfiguredRoots() {}

  static FileRoots of(NodeConfig.Files config) {
    return new FileRoots(
        config.roots().orElse(List.of()).stream().map(ConfiguredRoots::root).toList());
  }

  private static LocalPath root(String text) {
    try {
      return LocalPath.ofMountPoint(text.strip().replace('/', '\\'));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "handover.node.files.roots: " + e.getMessage() + "; name a folder such as C:/Exchsrvr",
          e);
    }
  }
}
