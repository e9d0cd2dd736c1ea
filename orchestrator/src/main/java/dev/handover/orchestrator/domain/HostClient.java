package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Map;

/** What runbooks ask of node-services beyond a move. Nothing throws because a node is away. */
public interface HostClient {
  /** Has the machine check itself; what it found, good and bad. */
  Answer<List<HostFinding>> check(NodeRef node, HostChecks checks);

  /** Whether the file is there, in words; Refused with `file-not-found` when it is not. */
  Answer<String> file(NodeRef node, String path);

  /** The newest events with these numbers, in words with what is known of them. */
  Answer<List<String>> events(NodeRef node, List<Long> ids);

  /** Gives a service of the group the start type Manual. */
  StepOutcome makeManual(NodeRef node, ServiceName service, Fence fence);

  /** Gives keys of the appSettings of a .config file their values; the old file is kept. */
  StepOutcome editSettings(NodeRef node, String path, Map<String, String> settings, Fence fence);
}
