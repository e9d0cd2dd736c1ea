package dev.handover.node.app;

import dev.handover.node.domain.AppSetting;
import dev.handover.node.domain.AppSettingsText;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.FileRoots;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.KeptFiles;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a program on this machine, below the configured roots: their versions, and settings
 * of a .config file. A changed file's old version is kept beside it before anything is replaced.
 */
@ApplicationScoped
public class ProgramFiles {
  private static final int MAX_CONFIG_BYTES = 1_048_576;

  private final FileSystem files;
  private final FileRoots roots;
  private final EpochGate gate;

  /**
   * What was done to a .config file.
   *
   * @param kept where the old version is; null when nothing had to be changed
   */
  public record Settings(
      LocalPath path, @Nullable LocalPath kept, List<AppSettingsText.Change> changes) {
    public Settings {
      changes = List.copyOf(changes);
    }
  }

  public ProgramFiles(FileSystem files, FileRoots roots, EpochGate gate) {
    this.files = files;
    this.roots = roots;
    this.gate = gate;
  }

  /** The file's version; refused when there is no such file or it lies outside of the roots. */
  public FileVersion version(LocalPath path) {
    return files.version(roots.place(path)).orElseThrow(() -> FileRefusals.notFound(path));
  }

  /** Sets the keys of the file's appSettings, however often it is asked. */
  public Settings configure(LocalPath path, List<AppSetting> settings, Fence fence) {
    Place place = roots.place(path);
    gate.admit(fence);
    return gate.act(fence, () -> edit(place, settings));
  }

  private Settings edit(Place place, List<AppSetting> settings) {
    byte[] old =
        files.read(place, MAX_CONFIG_BYTES).orElseThrow(() -> FileRefusals.notFound(place.path()));
    EncodedText text;
    AppSettingsText.Edited edited;
    byte[] content;
    try {
      text = EncodedText.of(old);
      WellFormed.check(text.text());
      edited = new AppSettingsText(text.text(), text.isAsciiOnly()).with(settings);
      WellFormed.check(edited.text());
      content = text.encode(edited.text());
    } catch (IllegalArgumentException e) {
      throw FileRefusals.notEditable(place.path(), String.valueOf(e.getMessage()));
    }
    if (Arrays.equals(old, content)) {
      return new Settings(place.path(), null, edited.changes());
    }
    Place kept = keep(place, old);
    files.replace(place, content);
    return new Settings(place.path(), kept.path(), edited.changes());
  }

  /** After a crash between keeping and replacing, what was kept then is taken again. */
  private Place keep(Place place, byte[] old) {
    KeptFiles names = new KeptFiles(place.name());
    List<String> present =
        files.list(place.parent()).orElse(List.of()).stream().map(FileEntry::name).toList();
    int last = names.last(present);
    if (last > 0) {
      Place newest = place.parent().child(names.name(last));
      Optional<byte[]> content = files.read(newest, MAX_CONFIG_BYTES);
      if (content.isPresent() && Arrays.equals(content.get(), old)) {
        return newest;
      }
    }
    Place next = place.parent().child(names.name(last + 1));
    files.create(next, old);
    return next;
  }
}
