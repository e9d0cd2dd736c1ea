package dev.handover.orchestrator.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the words in braces of a runbook stand for, in one group. */
public final class GroupWords {
  /** The words that there are; those of `dns` and `cluster` only where a group names them. */
  public static final List<String> KNOWN =
      List.of(
          "group",
          "disk",
          "address",
          "primary",
          "primary.computer",
          "primary.server",
          "backup",
          "backup.computer",
          "backup.server",
          "active",
          "active.computer",
          "active.server",
          "standby",
          "standby.computer",
          "standby.server",
          "node",
          "node.computer",
          "node.server",
          "dns.zone",
          "dns.record",
          "cluster.name",
          "cluster.ip",
          // These two are for tasks of directory-service, which know what they stand for.
          "storageGroup",
          "virtualServer");

  private final Map<String, String> words = new LinkedHashMap<>();

  GroupWords(Group group, NodeRef node, NodeRef active) {
    words.put("group", group.name().value());
    words.put("disk", group.disk().mountPoint());
    node("primary", group.primary());
    node("backup", group.backup());
    node("active", active);
    node("standby", group.partnerOf(active));
    node("node", node);
    if (group.address() instanceof AddressMode.Floating floating) {
      words.put("address", floating.ip());
    }
    group.dns().ifPresent(this::dns);
    group.cluster().ifPresent(this::cluster);
  }

  private void node(String word, NodeRef node) {
    words.put(word, node.name().value());
    words.put(word + ".computer", node.computer());
    words.put(word + ".server", node.server());
  }

  private void dns(DnsRecord dns) {
    words.put("dns.zone", dns.zone());
    words.put("dns.record", dns.record());
  }

  private void cluster(ClusterName cluster) {
    words.put("cluster.name", cluster.name());
    words.put("cluster.ip", cluster.ip());
  }

  /** The text with all words that are known replaced. */
  String in(String text) {
    String replaced = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      replaced = replaced.replace("{" + word.getKey() + "}", word.getValue());
    }
    return replaced;
  }
}
