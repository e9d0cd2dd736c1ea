package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.ModifyOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ldaptive.AttributeModification;
import org.ldaptive.Connection;
import org.ldaptive.LdapException;
import org.ldaptive.ModifyRequest;
import org.ldaptive.ModifyResponse;
import org.ldaptive.ResultCode;

/**
 * One compare-and-set of one entry: old values deleted and new ones added in one modify. The server
 * refuses the delete of a value that is not there (16) and the add of one that is (20), so nothing
 * is overwritten. Only a refusal costs a read, which then tells a conflict from a change that is in
 * place already.
 */
final class LdapCompareAndSet {
  /**
   * Values that differ only in case are deleted one at a time by some servers; nobody has more
   * spellings than this.
   */
  private static final int MOST_SPELLINGS = 16;

  private final LdapSession session;
  private final DistinguishedName dn;

  LdapCompareAndSet(LdapSession session, DistinguishedName dn) {
    this.session = session;
    this.dn = dn;
  }

  ModifyOutcome run(List<AttributeChange> attributes) {
    try {
      return attempt(attributes);
    } catch (DirectoryUnreachableException e) {
      return new ModifyOutcome.Unreachable(
          e.cure() == null ? message(e) : message(e) + " " + e.cure());
    } catch (DirectoryRefusedException e) {
      return new ModifyOutcome.Refused(e.code(), message(e), e.cure());
    }
  }

  private ModifyOutcome attempt(List<AttributeChange> attributes) {
    Connection connection = session.connection();
    try {
      ModifyResponse response = modify(connection, attributes);
      if (response.getResultCode() == ResultCode.SUCCESS) {
        return settle(connection, attributes);
      }
      if (LdapFailures.isWorthAnotherTry(response)) {
        return new ModifyOutcome.Unreachable(
            LdapFailures.describe(response) + " " + LdapCures.of(response));
      }
      return compare(connection, attributes, response);
    } catch (LdapException | IllegalStateException e) {
      session.drop(connection);
      return new ModifyOutcome.InDoubt(LdapFailures.describe(e));
    }
  }

  private ModifyResponse modify(Connection connection, List<AttributeChange> attributes)
      throws LdapException {
    List<AttributeModification> modifications = new ArrayList<>();
    for (AttributeChange change : attributes) {
      add(modifications, AttributeModification.Type.DELETE, change.name(), change.removed());
      add(modifications, AttributeModification.Type.ADD, change.name(), change.added());
    }
    ModifyRequest request =
        new ModifyRequest(dn.toString(), modifications.toArray(AttributeModification[]::new));
    return BusyServer.patiently(() -> connection.operation(request).execute());
  }

  private static void add(
      List<AttributeModification> modifications,
      AttributeModification.Type type,
      String name,
      List<AttributeValue> values) {
    if (!values.isEmpty()) {
      modifications.add(new AttributeModification(type, LdapEntries.attribute(name, values)));
    }
  }

  /** The server refused: look why. */
  private ModifyOutcome compare(
      Connection connection, List<AttributeChange> attributes, ModifyResponse response)
      throws LdapException {
    Optional<Entry> entry = read(attributes);
    if (entry.isEmpty()) {
      return new ModifyOutcome.Conflict("the entry is gone", Map.of());
    }
    Map<String, List<AttributeValue>> found = new HashMap<>();
    List<AttributeChange> open = new ArrayList<>();
    for (AttributeChange change : attributes) {
      List<AttributeValue> values = entry.get().values(change.name());
      found.put(change.name(), values);
      if (!change.isAtAfter(values)) {
        open.add(change.from(values));
      }
    }
    if (open.isEmpty()) {
      return new ModifyOutcome.AlreadyInPlace();
    }
    if (attributes.stream().anyMatch(change -> isAtNeither(change, found))) {
      return new ModifyOutcome.Conflict("other values were found: " + found, found);
    }
    // What is still open starts from values that were looked at just now; a second refusal is
    // final.
    return open.equals(attributes) ? LdapFailures.refusal(response) : finish(connection, open);
  }

  private static boolean isAtNeither(
      AttributeChange change, Map<String, List<AttributeValue>> found) {
    List<AttributeValue> values = found.getOrDefault(change.name(), List.of());
    return !change.isAtBefore(values) && !change.isAtAfter(values);
  }

  private ModifyOutcome finish(Connection connection, List<AttributeChange> open)
      throws LdapException {
    ModifyResponse response = modify(connection, open);
    if (response.getResultCode() == ResultCode.SUCCESS) {
      return settle(connection, open);
    }
    return LdapFailures.refusal(response);
  }

  /** The write is done; what is lost from here on must not be reported as "nothing was written". */
  private ModifyOutcome settle(Connection connection, List<AttributeChange> attributes)
      throws LdapException {
    try {
      return deleteOtherSpellings(connection, attributes);
    } catch (DirectoryUnreachableException e) {
      return new ModifyOutcome.InDoubt(message(e));
    }
  }

  /** A value that is there twice, in two spellings, may have lost only one of them. */
  private ModifyOutcome deleteOtherSpellings(
      Connection connection, List<AttributeChange> attributes) throws LdapException {
    List<AttributeChange> doubtful =
        attributes.stream().filter(AttributeChange::removesSpellings).toList();
    for (int round = 0; round < MOST_SPELLINGS && !doubtful.isEmpty(); round++) {
      Entry entry = read(doubtful).orElse(new Entry(dn, Map.of()));
      List<AttributeChange> left =
          doubtful.stream()
              .map(change -> change.leftover(entry.values(change.name())))
              .flatMap(Optional::stream)
              .toList();
      if (left.isEmpty()) {
        break;
      }
      ModifyResponse response = modify(connection, left);
      if (response.getResultCode() != ResultCode.SUCCESS) {
        return LdapFailures.refusal(response);
      }
    }
    return new ModifyOutcome.Applied();
  }

  private Optional<Entry> read(List<AttributeChange> attributes) {
    Set<String> names = attributes.stream().map(AttributeChange::name).collect(Collectors.toSet());
    return LdapSearch.read(session, dn, names);
  }

  private static String message(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
