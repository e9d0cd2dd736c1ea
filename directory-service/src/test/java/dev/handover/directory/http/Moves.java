package dev.handover.directory.http;

import dev.handover.directory.TinyForest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Requests of a move of EXCH1 to EXCH2. */
final class Moves {

  static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  static final Map<String, String> TASKS = tasks();

  private Moves() {}

  private static Map<String, String> tasks() {
    Map<String, String> tasks = new LinkedHashMap<>();
    tasks.put("allow-stores-to-mount", "{\"storeClasses\": [\"msExchPrivateMDB\"]}");
    tasks.put(
        "transfer-spns", "{\"serviceClasses\": [\"HOST\", \"exchangeMDB\", \"exchangeRFR\"]}");
    tasks.put("rehome-mailboxes", "{\"searchBases\": [\"%s\"]}".formatted(TinyForest.USERS));
    tasks.put("routing-master", "{}");
    tasks.put("recipient-update-services", "{}");
    tasks.put("offline-address-books", "{}");
    return tasks;
  }

  /** All tasks but DNS. */
  static String all(String group) {
    return Api.move(group, TASKS);
  }

  /** One task. */
  static String only(String group, String task) {
    return Api.move(group, Map.of(task, TASKS.getOrDefault(task, "{}")));
  }

  static String desired(String state, String group, long epoch) {
    return "{\"desired\": \"%s\", \"waitSeconds\": 30, \"fence\": %s}"
        .formatted(state, Api.fence(group, epoch, ISSUER));
  }

  static String desired(String state, String task, String group, long epoch) {
    return "{\"desired\": \"%s\", \"task\": \"%s\", \"waitSeconds\": 30, \"fence\": %s}"
        .formatted(state, task, Api.fence(group, epoch, ISSUER));
  }
}
