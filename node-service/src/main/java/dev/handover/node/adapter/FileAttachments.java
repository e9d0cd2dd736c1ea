package dev.handover.node.adapter;

import dev.handover.node.adapter.windows.storage.Attachments;
import dev.handover.node.domain.DiskId;
import java.nio.file.Path;

/** Attachments in one JSON file, each with the boot during which it was made. */
final class FileAttachments implements Attachments {
  private static final RecordFile.Form<String, Attachment> FORM =
      new RecordFile.Form<>(
          "attachments",
          "remove the file: at the next START the disk is taken offline once before it comes online",
          kept -> kept.disk().value(),
          new RecordFile.Listed<>(
              StoredAttachment.class,
              kept -> new StoredAttachment(kept.disk().value(), kept.bootId()),
              stored -> new Attachment(new DiskId(stored.disk()), stored.bootId())));

  private final RecordFile<String, Attachment> file;
  private final String bootId;

  /** A disk that was attached, and in which boot. */
  private record Attachment(DiskId disk, String bootId) {}

  /** The stored form. */
  record StoredAttachment(String disk, String bootId) {}

  /**
   * Opens the file.
   *
   * @param bootId of the machine now; attachments of another boot are over
   */
  FileAttachments(Path path, String bootId) {
    this.bootId = bootId;
    this.file = new RecordFile<>(path, FORM);
  }

  @Override
  public boolean isOurs(DiskId disk) {
    return file.find(disk.value()).filter(kept -> kept.bootId().equals(bootId)).isPresent();
  }

  @Override
  public void keep(DiskId disk) {
    file.keep(new Attachment(disk, bootId));
  }

  @Override
  public void forget(DiskId disk) {
    file.forget(disk.value());
  }
}
