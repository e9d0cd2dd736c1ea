package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.directory.SambaDomain;
import dev.handover.deploy.directory.SlowLine;
import dev.handover.deploy.forest.Crowd;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One real domain controller with mailboxes on one store, and two directory-services that write it:
 * one beside it, and one at the end of a slow line.
 */
final class MailboxStand implements AutoCloseable {
  /** LDAP's ports are fixed, so this domain has an address that no other one uses. */
  private static final String ADDRESS = "127.0.0.78";

  private static final Shape SHAPE = Shape.of(Generation.EXCHANGE_2007, 0);

  private final SambaDomain domain;
  private final Suite near;
  private final Suite far;
  private final Crowd crowd;

  private MailboxStand(SambaDomain domain, Suite near, Suite far, Crowd crowd) {
    this.domain = domain;
    this.near = near;
    this.far = far;
    this.crowd = crowd;
  }

  /** A fresh domain with that many mailboxes, and both services running. */
  static MailboxStand start(Path folder, int mailboxes, Duration roundTrip) throws IOException {
    Scene.empty(folder);
    Path repository = Scene.repository();
    SambaDomain domain = new SambaDomain(repository, Scene.cache().resolve("samba-bench"), ADDRESS);
    if (!domain.missing().isEmpty()) {
      throw new IllegalStateException(
          domain.missing() + " missing: deploy/samba/samba.sh install (as root)");
    }
    DirectoryAccess access = domain.reset();
    Forest forest = Forest.initial(SHAPE);
    access.load(forest);
    Crowd crowd = new Crowd(SHAPE, "Measured", mailboxes);
    access.load(crowd.onOneStore());
    DirectoryAccess slow = SlowLine.to(access, roundTrip.dividedBy(2));
    Suite near = new Suite(new Suite.Setting(repository, folder.resolve("near"), forest, access));
    Suite far = new Suite(new Suite.Setting(repository, folder.resolve("far"), forest, slow));
    MailboxStand stand = new MailboxStand(domain, near, far, crowd);
    Runtime.getRuntime().addShutdownHook(new Thread(stand::close));
    List.of(near, far).forEach(suite -> suite.directory().asInstalled());
    List.of(near, far).forEach(suite -> suite.directory().start());
    List.of(near, far).forEach(suite -> suite.directory().awaitReady());
    return stand;
  }

  /** Ends the domain controller and starts it again. */
  void restart(boolean durable) {
    domain.restart(durable);
  }

  /** A directory-service, and how it reaches the domain. */
  Suite suite(boolean slow) {
    return slow ? far : near;
  }

  /** The mailboxes that are on one store. */
  Crowd crowd() {
    return crowd;
  }

  /** Adds more mailboxes, on all stores; where they are. */
  String add(String name, int mailboxes) {
    Crowd more = new Crowd(SHAPE, name, mailboxes);
    near.setting().access().load(more.onAllStores());
    return more.unit();
  }

  /** Fails unless every mailbox is on the store of a server. */
  void assertAllOn(String server) throws LDAPException {
    try (LDAPConnection connection = near.setting().access().connect()) {
      Filter filter = Filter.createEqualityFilter("homeMDB", crowd.store(server));
      int found =
          DirectoryAccess.search(
                  connection, new SearchRequest(crowd.unit(), SearchScope.SUB, filter, "1.1"))
              .size();
      if (found != crowd.mailboxes()) {
        throw new IllegalStateException(
            "%d of %d mailboxes are on %s".formatted(found, crowd.mailboxes(), server));
      }
    }
  }

  @Override
  public synchronized void close() {
    near.close();
    far.close();
    domain.close();
  }
}
