package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a .config file, in which keys of `configuration/appSettings` can be set while every
 * other character stays as it is. Where a key is written more than once, .NET takes the last; all
 * of them are set, so that it does not matter.
 */
public final class AppSettingsText {
  private final String text;
  private final boolean asciiOnly;
  private final SettingsSection section;

  /** A setting before and after; `before` is null when there was none. */
  public record Change(String key, @Nullable String before, String value) {}

  /** The text with the settings in it. */
  public record Edited(String text, List<Change> changes) {
    public Edited {
      changes = List.copyOf(changes);
    }
  }

  private record Replacement(int start, int end, String text) {}

  /**
   * Reads the text. Throws {@link IllegalArgumentException}, saying why it must not be edited.
   *
   * @param asciiOnly whether new text must do without characters beyond ASCII
   */
  public AppSettingsText(String text, boolean asciiOnly) {
    this.text = text;
    this.asciiOnly = asciiOnly;
    this.section = SettingsSection.of(XmlScanner.tags(text));
  }

  /** Sets the keys; a text in which they have these values already comes back unchanged. */
  public Edited with(List<AppSetting> settings) {
    List<Replacement> replacements = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    StringBuilder missing = new StringBuilder();
    for (AppSetting setting : settings) {
      List<SettingsSection.Entry> entries = section.entries(setting.key());
      for (SettingsSection.Entry entry : entries) {
        if (!entry.value().equals(setting.value())) {
          replacements.add(
              new Replacement(
                  entry.start(), entry.end(), XmlText.escaped(setting.value(), asciiOnly)));
        }
      }
      if (entries.isEmpty()) {
        missing.append(newLine()).append(childIndent()).append(element(setting));
      }
      String before = entries.isEmpty() ? null : entries.get(entries.size() - 1).value();
      changes.add(new Change(setting.key(), before, setting.value()));
    }
    if (missing.length() > 0) {
      replacements.add(inserted(missing.toString()));
    }
    return new Edited(applied(replacements), changes);
  }

  private Replacement inserted(String elements) {
    XmlTag open = section.open();
    if (open == null) {
      String outer = indentAt(section.rootEnd()) + "  ";
      String whole =
          "  <appSettings>" + elements + newLine() + outer + "</appSettings>" + newLine();
      return new Replacement(section.rootEnd(), section.rootEnd(), whole);
    }
    if (open.kind() == XmlTag.Kind.EMPTY) {
      String rest = ">" + elements + newLine() + indentAt(open.start()) + "</appSettings>";
      return new Replacement(text.lastIndexOf('/', open.end()), open.end(), rest);
    }
    int at = section.lastChildEnd();
    boolean closesOnSameLine = text.substring(at, section.closeStart()).indexOf('\n') < 0;
    String end = closesOnSameLine ? newLine() + indentAt(open.start()) : "";
    return new Replacement(at, at, elements + end);
  }

  private String element(AppSetting setting) {
    return "<add key=\"%s\" value=\"%s\" />"
        .formatted(
            XmlText.escaped(setting.key(), asciiOnly), XmlText.escaped(setting.value(), asciiOnly));
  }

  private String applied(List<Replacement> replacements) {
    StringBuilder edited = new StringBuilder(text);
    replacements.stream()
        .sorted(Comparator.comparingInt(Replacement::start).reversed())
        .forEach(change -> edited.replace(change.start(), change.end(), change.text()));
    return edited.toString();
  }

  private String newLine() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String childIndent() {
    int sibling = section.lastAddStart();
    if (sibling >= 0) {
      return indentAt(sibling);
    }
    XmlTag open = section.open();
    return open == null ? indentAt(section.rootEnd()) + "    " : indentAt(open.start()) + "  ";
  }

  /** The blanks before a tag, when it is the first of its line. */
  private String indentAt(int position) {
    int line = text.lastIndexOf('\n', position - 1) + 1;
    String before = text.substring(line, position);
    return before.isBlank() ? before : "";
  }
}
