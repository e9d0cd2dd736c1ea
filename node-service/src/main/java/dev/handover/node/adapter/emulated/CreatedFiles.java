package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What services leave behind when they start, such as the queue of a transport service. */
final class CreatedFiles {
  private static final Pattern KEY = Pattern.compile("\\{(\\w+)}");

  private final EmulatedDrives drives;

  CreatedFiles(EmulatedDrives drives) {
    this.drives = drives;
  }

  /** Makes each file whose folder is there and that is not there itself. */
  void makeFor(MachineFile.ServiceEntry entry) {
    if (entry.creates().isEmpty()) {
      return;
    }
    try {
      String settings = read(entry.settings());
      for (String path : entry.creates()) {
        make(KEY.matcher(path).replaceAll(key -> Matcher.quoteReplacement(value(key, settings))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(@Nullable String settings) throws IOException {
    Optional<Path> file = settings == null ? Optional.empty() : place(settings);
    return file.isPresent() && Files.exists(file.get()) ? Files.readString(file.get()) : "";
  }

  /** A folder that is never there, when the settings do not say. */
  private static String value(MatchResult key, String settings) {
    Matcher found =
        Pattern.compile("key=\"" + key.group(1) + "\"\\s+value=\"([^\"]*)\"").matcher(settings);
    return found.find() ? found.group(1) : "C:\\not set";
  }

  private void make(String path) throws IOException {
    Optional<Path> file = place(path);
    if (file.isPresent() && !Files.exists(file.get())) {
      Files.createFile(file.get());
    }
  }

  private Optional<Path> place(String text) {
    LocalPath path = LocalPath.parse(text);
    try {
      Place place = new Place(new LocalPath(path.drive(), List.of()), path.names());
      return drives.locate(place).filter(CreatedFiles::hasFolder);
    } catch (RefusedException notMounted) {
      return Optional.empty();
    }
  }

  private static boolean hasFolder(Path file) {
    Path folder = file.getParent();
    return folder != null && Files.isDirectory(folder);
  }
}
