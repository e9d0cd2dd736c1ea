package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.OpenFile;
import java.nio.file.Path;
import java.util.List;

/** Who keeps a disk from going offline. */
interface OpenFiles {

  /** Files that other computers have open through shares; cheap. */
  List<OpenFile> remote(Path root);

  /**
   * Files that are open on this machine, with the processes that have them. Looks at every file and
   * is slow: only for a refusal.
   */
  List<OpenFile> local(Path root);
}
