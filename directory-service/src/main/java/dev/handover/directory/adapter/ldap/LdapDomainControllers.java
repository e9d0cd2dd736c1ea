package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Domain controllers over LDAP; contacts one when it is first used. */
public final class LdapDomainControllers implements DomainControllers {

  private final LdapSettings settings;
  private final List<DomainControllerUrl> urls;
  private final Map<DomainControllerUrl, Directory> directories = new ConcurrentHashMap<>();
  private volatile @Nullable DomainController lastUsed;

  /** These, in order of preference, each reached as the settings say. */
  public LdapDomainControllers(LdapSettings settings, List<DomainControllerUrl> urls) {
    this.settings = settings;
    this.urls = List.copyOf(urls);
  }

  @Override
  public List<DomainController> known() {
    return urls.stream().map(url -> new DomainController(url, null)).toList();
  }

  @Override
  public DomainController preferred() {
    List<DomainController> known = known();
    DomainController last = lastUsed;
    List<DomainController> order = new ArrayList<>(known);
    if (last != null && order.remove(last)) {
      order.addFirst(last);
    }
    List<String> failures = new ArrayList<>();
    for (DomainController controller : order) {
      try {
        at(controller.url()).describe();
        lastUsed = controller;
        return controller;
      } catch (DirectoryUnreachableException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    throw new DirectoryUnreachableException(String.join("; ", failures), null);
  }

  @Override
  public Directory at(DomainControllerUrl url) {
    return directories.computeIfAbsent(url, each -> new LdaptiveDirectory(settings.at(each)));
  }

  @Override
  public void close() {
    directories.values().forEach(Directory::close);
  }
}
