package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskParameters;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder on the switching disk to which paths of one server go. Watches over what goes there:
 * two files at one place would overwrite each other.
 */
final class SwitchingDisk {
  private static final String DRIVE = "drive";
  private static final String FOLDER = "folder";

  private final String drive;
  private final String folder;
  private final String placeholder;
  private final TaskDraft draft;
  private final Map<String, DistinguishedName> taken = new HashMap<>();

  private SwitchingDisk(TaskParameters parameters, String placeholder, TaskDraft draft) {
    this.drive = parameters.one(DRIVE);
    this.folder = parameters.one(FOLDER);
    this.placeholder = placeholder;
    this.draft = draft;
  }

  /**
   * The parameters that name the place.
   *
   * @param placeholder stands in the folder for the name of what has a folder of its own
   * @param example of a folder
   */
  static List<TaskParameter> parameters(String placeholder, String example) {
    return List.of(
        new TaskParameter(
            DRIVE, "Drive letter of the switching disk, such as X:.", true, false, List.of()),
        new TaskParameter(
            FOLDER,
            "Folder on that drive, such as "
                + example
                + "; "
                + placeholder
                + " stands for one each.",
            true,
            false,
            List.of()));
  }

  /** Refuses a drive or folder that cannot be one. */
  static SwitchingDisk of(TaskParameters parameters, String placeholder, TaskDraft draft) {
    if (!WindowsPath.isDrive(parameters.one(DRIVE))) {
      throw parameters.refuse(
          DRIVE, "'" + parameters.one(DRIVE) + "' is no drive letter with a colon");
    }
    if (!WindowsPath.isFolderOnADrive(parameters.one(FOLDER).replace(placeholder, "x"))) {
      throw parameters.refuse(
          FOLDER,
          "'" + parameters.one(FOLDER) + "' is no folder on a drive; write it without the drive");
    }
    return new SwitchingDisk(parameters, placeholder, draft);
  }

  /** Moves files or folders of an entry, each keeping its own name, in one write. */
  void moveInto(Entry entry, List<String> attributes, String own) {
    List<AttributeChange> changes = new ArrayList<>();
    for (String attribute : attributes) {
      pathOf(entry, attribute)
          .map(path -> new WindowsPath(folderFor(own), path.name()))
          .filter(place -> isFree(place.toString(), entry))
          .ifPresent(place -> changes.add(change(entry, attribute, place.toString())));
    }
    draft.change(entry.dn(), changes);
  }

  /**
   * Lets folders of an entry be the folder itself, in one write.
   *
   * @param mark tells apart what may share a folder
   */
  void replaceWith(Entry entry, List<String> attributes, String own, String mark) {
    if (!isFree(folderFor(own) + "\0" + mark, entry)) {
      return;
    }
    List<AttributeChange> changes = new ArrayList<>();
    for (String attribute : attributes) {
      pathOf(entry, attribute)
          .ifPresent(path -> changes.add(change(entry, attribute, folderFor(own))));
    }
    draft.change(entry.dn(), changes);
  }

  private String folderFor(String own) {
    return drive + "\\" + folder.replace(placeholder, own);
  }

  private Optional<WindowsPath> pathOf(Entry entry, String attribute) {
    Optional<String> text = entry.text(attribute);
    Optional<WindowsPath> path = text.flatMap(WindowsPath::tryParse);
    if (text.isPresent() && path.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "path-not-on-a-drive",
          entry.dn(),
          "%s is '%s', which is no path on a drive of the server.".formatted(attribute, text.get()),
          "Correct the path in Exchange's own console, then ask again.");
    }
    return path;
  }

  private boolean isFree(String place, Entry entry) {
    if (WindowsPath.tryParse(place.split("\0", -1)[0]).isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "path-not-possible",
          entry.dn(),
          "The path would be '" + place + "', which Windows cannot have.",
          "Name a folder that is shorter, or rename what has characters that a file name cannot have.");
      return false;
    }
    DistinguishedName other = taken.putIfAbsent(CaseFolding.fold(place), entry.dn());
    if (other != null) {
      draft.find(
          Severity.BLOCKER,
          "paths-collide",
          entry.dn(),
          "%s and %s would both use %s."
              .formatted(other, entry.dn(), place.replace("\0", ", files ")),
          "Give each a folder of its own with " + placeholder + ", or its files another name.");
    }
    return other == null;
  }

  private static AttributeChange change(Entry entry, String attribute, String path) {
    return new AttributeChange(
        attribute,
        ValueSyntax.CASE_IGNORE,
        entry.values(attribute),
        List.of(AttributeValue.of(path)));
  }
}
