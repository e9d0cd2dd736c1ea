package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Domain controllers over LDAP; contacts one when it is first used. */
public final class LdapDomainControllers implements DomainControllers {

  private final LdapSettings settings;
  private final ControllerSource source;
  private final Map<DomainControllerUrl, LdaptiveDirectory> directories = new ConcurrentHashMap<>();
  private volatile @Nullable DomainControllerUrl lastUsed;

  /** Those of the source, each reached as the settings say. */
  public LdapDomainControllers(LdapSettings settings, ControllerSource source) {
    this.settings = settings;
    this.source = source;
  }

  @Override
  public List<DomainController> known() {
    return source.controllers().stream().map(this::withSite).toList();
  }

  private DomainController withSite(DomainController controller) {
    LdaptiveDirectory directory = directories.get(controller.url());
    return controller.site() != null || directory == null
        ? controller
        : new DomainController(controller.url(), directory.site());
  }

  @Override
  public DomainController preferred() {
    List<DomainController> known = known();
    DomainControllerUrl last = lastUsed;
    List<DomainController> order = new ArrayList<>(known);
    order.sort(Comparator.comparing(controller -> !controller.url().equals(last)));
    List<DirectoryUnreachableException> failures = new ArrayList<>();
    for (DomainController controller : order) {
      try {
        at(controller.url()).describe();
        lastUsed = controller.url();
        return withSite(controller);
      } catch (DirectoryUnreachableException e) {
        failures.add(e);
      }
    }
    throw allOf(failures);
  }

  private static DirectoryUnreachableException allOf(List<DirectoryUnreachableException> failures) {
    String told =
        failures.stream()
            .map(failure -> String.valueOf(failure.getMessage()))
            .collect(Collectors.joining("; "));
    return new DirectoryUnreachableException(told, failures.getFirst(), failures.getFirst().cure());
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
