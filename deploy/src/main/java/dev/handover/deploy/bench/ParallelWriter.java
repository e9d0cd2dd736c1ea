package dev.handover.deploy.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.deploy.directory.DirectoryAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The most that a client can get out of a directory: the same compare-and-set that the service
 * makes (old values deleted and new ones added in one modify), on a number of connections at once,
 * with all values known beforehand and nothing written down.
 */
final class ParallelWriter implements Way {
  private final DirectoryAccess access;
  private final String unit;
  private final int connections;

  ParallelWriter(DirectoryAccess access, String unit, int connections) {
    this.access = access;
    this.unit = unit;
    this.connections = connections;
  }

  @Override
  public double mailboxesPerSecond(String from, String to) throws LDAPException {
    List<LDAPConnection> open = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        open.add(access.connect());
      }
      List<ModifyRequest> changes = changes(open.get(0), from, to);
      AtomicInteger next = new AtomicInteger();
      List<Callable<Void>> writers = new ArrayList<>();
      open.forEach(connection -> writers.add(() -> write(connection, changes, next)));
      long begin = System.nanoTime();
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
      return changes.size() / ((System.nanoTime() - begin) / 1e9);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException refused) {
      throw new IllegalStateException("the directory refused a write", refused);
    } finally {
      open.forEach(LDAPConnection::close);
    }
  }

  private static Void write(
      LDAPConnection connection, List<ModifyRequest> changes, AtomicInteger next)
      throws LDAPException {
    for (int i = next.getAndIncrement(); i < changes.size(); i = next.getAndIncrement()) {
      connection.modify(changes.get(i));
    }
    return null;
  }

  private List<ModifyRequest> changes(LDAPConnection connection, String from, String to)
      throws LDAPException {
    SearchRequest mailboxes =
        new SearchRequest(
            unit, SearchScope.SUB, "(homeMDB=*)", ScriptsWay.ATTRIBUTES.toArray(String[]::new));
    List<ModifyRequest> changes = new ArrayList<>();
    for (SearchResultEntry user : DirectoryAccess.search(connection, mailboxes)) {
      List<Modification> parts = new ArrayList<>();
      for (String attribute : ScriptsWay.ATTRIBUTES) {
        String old = Objects.requireNonNull(user.getAttributeValue(attribute), attribute);
        parts.add(new Modification(ModificationType.DELETE, attribute, old));
        parts.add(
            new Modification(ModificationType.ADD, attribute, ScriptsWay.changed(old, from, to)));
      }
      changes.add(new ModifyRequest(user.getDN(), parts));
    }
    return changes;
  }
}
