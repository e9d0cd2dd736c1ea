package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Domain controllers beside which the same DNS servers are read and written. */
public final class DnsRoutedControllers implements DomainControllers {
  private final DomainControllers controllers;
  private final DnsUpdates dns;
  private final Map<DomainControllerUrl, Directory> directories = new ConcurrentHashMap<>();

  public DnsRoutedControllers(DomainControllers controllers, DnsUpdates dns) {
    this.controllers = controllers;
    this.dns = dns;
  }

  @Override
  public List<DomainController> known() {
    return controllers.known();
  }

  @Override
  public DomainController preferred() {
    return controllers.preferred();
  }

  @Override
  public Directory at(DomainControllerUrl url) {
    return directories.computeIfAbsent(
        url, each -> new DnsRoutedDirectory(controllers.at(each), dns));
  }

  @Override
  public void close() {
    controllers.close();
  }
}
