package dev.handover.directory.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Domain controllers of a test: any directories, called {@code ldaps://dc1}, {@code ldaps://dc2}…
 */
public final class TestDomainControllers implements DomainControllers {

  private final Map<DomainControllerUrl, Directory> directories = new LinkedHashMap<>();
  private final Set<DomainControllerUrl> silent = ConcurrentHashMap.newKeySet();

  /** In order of preference. */
  public TestDomainControllers(Directory... inOrder) {
    for (Directory directory : inOrder) {
      directories.put(url(directories.size() + 1), directory);
    }
  }

  /** How the one with this number, from 1, is reached. */
  public static DomainControllerUrl url(int number) {
    return new DomainControllerUrl("ldaps://dc" + number);
  }

  @Override
  public List<DomainController> known() {
    return directories.keySet().stream().map(url -> new DomainController(url, null)).toList();
  }

  @Override
  public DomainController preferred() {
    return known().stream()
        .filter(controller -> answers(at(controller.url())))
        .findFirst()
        .orElseThrow(() -> new DirectoryUnreachableException("none of them answers", null));
  }

  private static boolean answers(Directory directory) {
    try {
      directory.describe();
      return true;
    } catch (DirectoryUnreachableException e) {
      return false;
    }
  }

  /** Cuts one off, or puts it back: it gives no answer meanwhile. */
  public void setSilent(int number, boolean isSilent) {
    if (isSilent) {
      silent.add(url(number));
    } else {
      silent.remove(url(number));
    }
  }

  @Override
  public Directory at(DomainControllerUrl url) {
    Directory directory = Objects.requireNonNull(directories.get(url), () -> "no " + url);
    return new CutOffDirectory(directory, () -> silent.contains(url));
  }

  @Override
  public void close() {
    directories.values().forEach(Directory::close);
  }
}
