package dev.handover.node.http;

import dev.handover.api.node.model.DesiredAbsentFiles;
import dev.handover.api.node.model.DesiredDirectory;
import dev.handover.node.app.GroupFiles;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.AccessRights;
import dev.handover.node.domain.AppSetting;
import dev.handover.node.domain.DiskPath;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FilePattern;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns what a request says of files into domain values. */
final class ParsedFiles {
  private static final int DEFAULT_MAX_FILES = 100;

  private ParsedFiles() {}

  /** The fence, which has to be of the group that the path names. */
  static Fence fenceOf(String group, Fence fence) {
    if (!fence.group().value().equals(group)) {
      throw Parsed.invalid("/fence/group", "is not the group of the path, " + group);
    }
    return fence;
  }

  /** A full path that is more than a drive. */
  static LocalPath file(String text) {
    LocalPath path = LocalPath.parse(text);
    if (path.names().isEmpty()) {
      throw new IllegalArgumentException("not a file: '" + text + "'");
    }
    return path;
  }

  static List<GroupFiles.Wanted> directories(List<DesiredDirectory> asked) {
    List<GroupFiles.Wanted> wanted = new ArrayList<>();
    for (DesiredDirectory directory : asked) {
      String where = "/directories/" + wanted.size();
      DiskPath path = Parsed.value(where + "/path", directory.path(), DiskPath::parse);
      wanted.add(new GroupFiles.Wanted(path, grants(where, directory)));
    }
    return wanted;
  }

  private static List<AccessGrant> grants(String where, DesiredDirectory directory) {
    List<AccessGrant> grants = new ArrayList<>();
    Set<Principal> principals = new HashSet<>();
    if (directory.access() == null) {
      return grants;
    }
    for (dev.handover.api.node.model.AccessGrant grant : directory.access()) {
      String place = where + "/access/" + grants.size() + "/principal";
      Principal principal = Parsed.value(place, grant.principal(), Principal::parse);
      if (!principals.add(principal)) {
        throw Parsed.invalid(place, "is named twice");
      }
      grants.add(new AccessGrant(principal, AccessRights.valueOf(grant.rights().name())));
    }
    return grants;
  }

  static GroupFiles.Unwanted unwanted(DesiredAbsentFiles asked) {
    List<FilePattern> patterns = new ArrayList<>();
    for (String path : asked.paths()) {
      patterns.add(Parsed.value("/paths/" + patterns.size(), path, FilePattern::parse));
    }
    int maxFiles = asked.maxFiles() == null ? DEFAULT_MAX_FILES : asked.maxFiles();
    return new GroupFiles.Unwanted(patterns, maxFiles, Boolean.TRUE.equals(asked.preview()));
  }

  static List<AppSetting> settings(List<dev.handover.api.node.model.AppSetting> asked) {
    List<AppSetting> settings = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (dev.handover.api.node.model.AppSetting setting : asked) {
      String where = "/settings/" + settings.size();
      settings.add(Parsed.value(where, setting.key(), key -> new AppSetting(key, setting.value())));
      if (!keys.add(setting.key().toLowerCase(Locale.ROOT))) {
        throw Parsed.invalid(where + "/key", "is named twice");
      }
    }
    return settings;
  }
}
