package dev.handover.deploy.forest;

import java.util.List;

/** A generation of Exchange, as far as its traces in the directory differ. */
public enum Generation {
  /** Routing groups, public stores, one administrative group with the name setup gives it. */
  EXCHANGE_2003("exchange-2003", "First Administrative Group", "First Routing Group"),
  /**
   * No public store; administrative and routing group carry the names that 2007's setup gives them.
   */
  EXCHANGE_2007(
      "exchange-2007",
      "Exchange Administrative Group (FYDIBOHF23SPDLT)",
      "Exchange Routing Group (DWBGZMFD01QNBJR)");

  private final String profile;
  private final String adminGroup;
  private final String routingGroup;

  Generation(String profile, String adminGroup, String routingGroup) {
    this.profile = profile;
    this.adminGroup = adminGroup;
    this.routingGroup = routingGroup;
  }

  /** The orchestrator's profile for it. */
  public String profile() {
    return profile;
  }

  String adminGroup() {
    return adminGroup;
  }

  String routingGroup() {
    return routingGroup;
  }

  List<Store> stores() {
    Store archive = new Store("Second Storage Group", "EXCH1 Archive", false);
    return switch (this) {
      case EXCHANGE_2003 ->
          List.of(
              new Store("First Storage Group", "Mailbox Store", false),
              new Store("First Storage Group", "Public Folder Store", true),
              archive);
      case EXCHANGE_2007 ->
          List.of(new Store("First Storage Group", "Mailbox Database", false), archive);
    };
  }

  List<Store> mailboxStores() {
    return stores().stream().filter(store -> !store.isPublic()).toList();
  }

  /** A store that both servers of the pair have, under the same names. */
  record Store(String storageGroup, String name, boolean isPublic) {}
}
