package dev.handover.node.adapter;

import dev.handover.node.domain.EpochPromise;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.PromisedEpochs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Promises in one JSON file: a forgotten one is a hole in the fence. */
public final class FilePromisedEpochs implements PromisedEpochs {
  private static final RecordFile.Form<GroupName, EpochPromise> FORM =
      new RecordFile.Form<>(
          "promises",
          "restore the file from a backup",
          EpochPromise::group,
          new RecordFile.Listed<>(StoredPromise.class, StoredPromise::of, StoredPromise::restored));

  private final RecordFile<GroupName, EpochPromise> file;

  /** One stored promise; times as ISO-8601 text. */
  record StoredPromise(String group, long epoch, String issuer, String promisedAt) {
    EpochPromise restored() {
      return new EpochPromise(
          new GroupName(group),
          new FencingEpoch(epoch),
          UUID.fromString(issuer),
          Instant.parse(promisedAt));
    }

    static StoredPromise of(EpochPromise promise) {
      return new StoredPromise(
          promise.group().value(),
          promise.epoch().value(),
          promise.issuer().toString(),
          promise.promisedAt().toString());
    }
  }

  public FilePromisedEpochs(Path path) {
    file = new RecordFile<>(path, FORM);
  }

  @Override
  public Optional<EpochPromise> find(GroupName group) {
    return file.find(group);
  }

  @Override
  public List<EpochPromise> all() {
    return file.all();
  }

  @Override
  public void keep(EpochPromise promise) {
    file.keep(promise);
  }
}
