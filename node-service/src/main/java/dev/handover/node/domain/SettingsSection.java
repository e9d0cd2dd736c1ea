package dev.handover.node.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where `configuration/appSettings` and its entries are in a text. */
final class SettingsSection {
  private static final int MAX_DEPTH = 64;
  private static final int SECTION_DEPTH = 2;
  private static final String SECTION = "appSettings";

  private final Deque<String> path = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable XmlTag open;
  private int closeStart = -1;
  private int rootEnd = -1;
  private int lastChildEnd = -1;
  private int lastAddStart = -1;
  private boolean hasRoot;

  /** An `add`: the place of its value, and what the value means. */
  record Entry(String key, String value, int start, int end) {}

  private SettingsSection() {}

  static SettingsSection of(List<XmlTag> tags) {
    SettingsSection section = new SettingsSection();
    tags.forEach(section::take);
    if (!section.path.isEmpty() || section.rootEnd < 0) {
      throw new IllegalArgumentException("is not XML: an element does not end");
    }
    return section;
  }

  /** Every entry of a key; .NET compares without case. */
  List<Entry> entries(String key) {
    return entries.stream().filter(entry -> entry.key().equalsIgnoreCase(key)).toList();
  }

  /** The section's first tag; null when there is no section. */
  @Nullable XmlTag open() {
    return open;
  }

  /** Where the section's last tag begins. */
  int closeStart() {
    return closeStart;
  }

  /** Where the document element's last tag begins. */
  int rootEnd() {
    return rootEnd;
  }

  /** Behind the section's last child, or behind its first tag. */
  int lastChildEnd() {
    return lastChildEnd;
  }

  /** Where the last `add` begins, or -1. */
  int lastAddStart() {
    return lastAddStart;
  }

  private void take(XmlTag tag) {
    if (tag.kind() == XmlTag.Kind.CLOSE) {
      leave(tag);
      return;
    }
    enter(tag);
    if (tag.kind() == XmlTag.Kind.OPEN) {
      path.addLast(tag.name());
    }
    if (path.size() > MAX_DEPTH) {
      throw new IllegalArgumentException("is nested more than " + MAX_DEPTH + " deep");
    }
  }

  private void enter(XmlTag tag) {
    if (path.isEmpty()) {
      if (hasRoot || !tag.name().equals("configuration") || tag.kind() == XmlTag.Kind.EMPTY) {
        throw new IllegalArgumentException("is not one configuration element with content");
      }
      hasRoot = true;
    } else if (path.size() == 1 && tag.name().equals(SECTION)) {
      begin(tag);
    } else if (isInSection()) {
      child(tag);
    }
  }

  private void begin(XmlTag tag) {
    boolean isElsewhere =
        tag.attributes().stream()
            .anyMatch(
                attribute ->
                    attribute.name().equals("configSource")
                        || attribute.name().equals("configProtectionProvider"));
    if (open != null || isElsewhere) {
      throw new IllegalArgumentException(
          "has two appSettings, or its settings are encrypted or lie in another file");
    }
    open = tag;
    lastChildEnd = tag.end();
  }

  private void child(XmlTag tag) {
    lastChildEnd = tag.end();
    if (!tag.name().equals("add")) {
      if (!entries.isEmpty()) {
        throw new IllegalArgumentException(
            "has <" + tag.name() + "> behind an <add> in appSettings");
      }
      return;
    }
    XmlTag.Attribute key = required(tag, "key");
    XmlTag.Attribute value = required(tag, "value");
    lastAddStart = tag.start();
    entries.add(
        new Entry(
            XmlText.unescaped(key.raw()),
            XmlText.unescaped(value.raw()),
            value.start(),
            value.end()));
  }

  private void leave(XmlTag tag) {
    if (path.isEmpty() || !path.removeLast().equals(tag.name())) {
      throw new IllegalArgumentException("is not XML: </" + tag.name() + "> ends what is not open");
    }
    if (path.isEmpty()) {
      rootEnd = tag.start();
    } else if (path.size() == 1 && tag.name().equals(SECTION)) {
      closeStart = tag.start();
    } else if (isInSection()) {
      lastChildEnd = tag.end();
    }
  }

  private boolean isInSection() {
    return path.size() == SECTION_DEPTH
        && path.peekLast() != null
        && SECTION.equals(path.peekLast());
  }

  private static XmlTag.Attribute required(XmlTag tag, String name) {
    return tag.attribute(name)
        .orElseThrow(
            () -> new IllegalArgumentException("has an <add> without " + name + " in appSettings"));
  }
}
