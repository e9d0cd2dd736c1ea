package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.times.Importance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What moves as one: services, disk, address and directory identity, on one of two nodes.
 *
 * @param cluster the cluster's own name, beside the group's
 * @param sourceLease how long the active node keeps the group when nobody renews; for ever when
 *     absent
 */
public record Group(
    GroupName name,
    Profile profile,
    NodeRef primary,
    NodeRef backup,
    DiskRef disk,
    AddressMode address,
    Optional<DnsRecord> dns,
    List<String> searchBases,
    OnFailure onFailure,
    Optional<Duration> sourceLease,
    Protection protection,
    Optional<ClusterName> cluster,
    Importance importance) {
  public Group {
    searchBases = List.copyOf(searchBases);
  }

  /** A group with the protection of one that says nothing, and no name of its cluster. */
  public Group(
      GroupName name,
      Profile profile,
      NodeRef primary,
      NodeRef backup,
      DiskRef disk,
      AddressMode address,
      Optional<DnsRecord> dns,
      List<String> searchBases,
      OnFailure onFailure,
      Optional<Duration> sourceLease) {
    this(
        name,
        profile,
        primary,
        backup,
        disk,
        address,
        dns,
        searchBases,
        onFailure,
        sourceLease,
        Protection.standard(),
        Optional.empty(),
        Importance.usual());
  }

  /** The same group, protected in another way. */
  public Group with(Protection other) {
    return new Group(
        name,
        profile,
        primary,
        backup,
        disk,
        address,
        dns,
        searchBases,
        onFailure,
        sourceLease,
        other,
        cluster,
        importance);
  }

  /** The node of that name, empty when the group has none. */
  public Optional<NodeRef> node(NodeName node) {
    if (primary.name().equals(node)) {
      return Optional.of(primary);
    }
    return backup.name().equals(node) ? Optional.of(backup) : Optional.empty();
  }

  /** What makes the application's directories on the disk; nothing when it needs none. */
  public Optional<Action> makeDirectories(NodeRef at) {
    List<DiskDirectory> directories = profile.layout().directoriesToMake();
    return directories.isEmpty()
        ? Optional.empty()
        : Optional.of(new Action.MakeDirectories(at.name(), disk, directories));
  }

  /** What removes the files of a set-up's first pass; nothing when there are none. */
  public Optional<Action> purge(NodeRef at) {
    List<DiskPath> files = profile.layout().filesToPurge();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Action.PurgeFiles(at.name(), disk, files));
  }

  /** By which clients find the group while it is on that node. */
  public String serviceAddress(NodeRef node) {
    return address.serviceAddress(node.equals(primary));
  }

  /** The other of the two nodes. */
  public NodeRef partnerOf(NodeRef node) {
    return node.equals(primary) ? backup : primary;
  }
}
