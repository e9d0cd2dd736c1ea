package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import java.util.List;

/** Domain controllers that the configuration names, in its order. */
public record ListedControllers(List<DomainControllerUrl> urls) implements ControllerSource {

  /** Copies its list. */
  public ListedControllers {
    urls = List.copyOf(urls);
  }

  @Override
  public List<DomainController> controllers() {
    return urls.stream().map(url -> new DomainController(url, null)).toList();
  }
}
