package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 over the canonical form of things. Every part is preceded by its length, so that no two
 * different things have the same form; sets are hashed in the order of their parts' hashes.
 */
public final class ContentHash {

  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Hash of changes that come one after the other: the same when the same values would change, in
   * whatever order they were read. Remembers 32 octets of each.
   */
  public static final class OfChanges {
    private final List<byte[]> hashes = new ArrayList<>();

    /** Used for one part after the other: each begins where the last one was taken out. */
    private final ContentHash parts = new ContentHash();

    public void add(EntryChange change) {
      hashes.add(parts.hashOf(change));
    }

    /** The hash of all that was added. */
    public String text() {
      ContentHash hash = new ContentHash();
      hash.addSet(hashes);
      return hash.text();
    }
  }

  /** Hash of a request, by which a repeated one is known. */
  public static String of(MoveRequest request) {
    ContentHash hash = new ContentHash();
    hash.add(request.group().value());
    for (Server server : List.of(request.primary(), request.source(), request.target())) {
      hash.add(server.computer()).add(server.server());
    }
    for (TaskRequest task : request.tasks()) {
      hash.add(task.name().value());
      Map<String, List<String>> sorted = new TreeMap<>(task.parameters());
      hash.add(Integer.toString(sorted.size()));
      sorted.forEach(
          (name, values) -> {
            hash.add(name).add(Integer.toString(values.size()));
            values.forEach(hash::add);
          });
    }
    return hash.text();
  }

  private byte[] hashOf(EntryChange change) {
    List<byte[]> attributes = change.attributes().stream().map(this::hashOf).toList();
    add(change.task().value()).add(change.dn().toString()).addSet(attributes);
    return digest.digest();
  }

  private byte[] hashOf(AttributeChange attribute) {
    add(attribute.name());
    addSet(attribute.before().stream().map(AttributeValue::bytes).toList());
    addSet(attribute.after().stream().map(AttributeValue::bytes).toList());
    return digest.digest();
  }

  private ContentHash add(String part) {
    return add(part.getBytes(UTF_8));
  }

  private ContentHash add(byte[] part) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (part.length >>> shift));
    }
    digest.update(part);
    return this;
  }

  private void addSet(List<byte[]> parts) {
    add(Integer.toString(parts.size()));
    List<byte[]> sorted = new ArrayList<>(parts);
    sorted.sort(Arrays::compareUnsigned);
    sorted.forEach(this::add);
  }

  private String text() {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
