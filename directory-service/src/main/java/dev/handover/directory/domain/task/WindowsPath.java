package dev.handover.directory.domain.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute path on a drive, such as {@code C:\Program Files\Exchsrvr\mdbdata\priv1.edb}; neither
 * a share, nor relative, nor through a device name.
 *
 * @param folder everything before the last part, without its backslash at the end
 * @param name the last part
 */
record WindowsPath(String folder, String name) {
  /** What Windows programs of that age can open (MAX_PATH, with the ending zero). */
  static final int LONGEST = 259;

  /** Neither a reserved character nor a dot or space at the end, which Windows drops. */
  private static final String PART = "[^\\\\/:*?\"<>|\\x00-\\x1f]*[^\\\\/:*?\"<>|\\x00-\\x1f. ]";

  private static final Pattern PATH =
      Pattern.compile("([A-Za-z]:(?:\\\\" + PART + ")*)\\\\(" + PART + ")\\\\?");
  private static final Pattern RELATIVE = Pattern.compile(PART + "(?:\\\\" + PART + ")*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

  /** Empty when the text is no such path. */
  static Optional<WindowsPath> tryParse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher path = PATH.matcher(text);
    return path.matches()
        ? Optional.of(new WindowsPath(path.group(1), path.group(2)))
        : Optional.empty();
  }

  static boolean isDrive(String text) {
    return DRIVE.matcher(text).matches();
  }

  /** Whether the text can follow a drive and a backslash. */
  static boolean isFolderOnADrive(String text) {
    return text.length() <= LONGEST && RELATIVE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return folder + "\\" + name;
  }
}
