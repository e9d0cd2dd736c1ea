package dev.handover.node.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lease is renewed every few seconds for years. The audit has each that is new, and each that is
 * refused, but not the same one again and again.
 */
@ApplicationScoped
class LeaseRenewals {
  private static final String LEASES = "/v1/leases/";
  private static final int MOST = 1000;

  private final Map<String, Map<String, String>> latest = new ConcurrentHashMap<>();

  /** Nothing but the renewal of a lease that was granted to the same operation before. */
  boolean repeats(String path, Map<String, String> words) {
    return path.startsWith(LEASES) && words.equals(latest.get(path));
  }

  void granted(String path, Map<String, String> words) {
    if (path.startsWith(LEASES)) {
      if (latest.size() >= MOST) {
        latest.clear();
      }
      latest.put(path, words);
    }
  }
}
