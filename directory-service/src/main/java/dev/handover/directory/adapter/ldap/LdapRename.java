package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import java.util.Map;
import java.util.Set;
import org.ldaptive.Connection;
import org.ldaptive.LdapException;
import org.ldaptive.ModifyDnRequest;
import org.ldaptive.ModifyDnResponse;
import org.ldaptive.ResultCode;

/**
 * Renames one entry in its container (RFC 4511, section 4.9). The server refuses it when the old
 * name is gone (32) or the new one is taken (68), so the names themselves are what is compared;
 * only a refusal costs reads, which then tell a conflict from a renaming that was made already.
 */
final class LdapRename {
  private final LdapSession session;
  private final EntryChange change;

  LdapRename(LdapSession session, EntryChange change) {
    this.session = session;
    this.change = change;
  }

  ModifyOutcome run() {
    try {
      return attempt();
    } catch (DirectoryUnreachableException e) {
      return new ModifyOutcome.Unreachable(String.valueOf(e.getMessage()));
    } catch (DirectoryRefusedException e) {
      return new ModifyOutcome.Refused(e.code(), String.valueOf(e.getMessage()), e.cure());
    }
  }

  private ModifyOutcome attempt() {
    Connection connection = session.connection();
    try {
      ModifyDnResponse response =
          connection
              .operation(
                  ModifyDnRequest.builder()
                      .oldDN(change.dn().toString())
                      .newRDN(change.dnAfter().rdn().text())
                      .delete(true)
                      .build())
              .execute();
      if (response.getResultCode() == ResultCode.SUCCESS) {
        return new ModifyOutcome.Applied();
      }
      return LdapFailures.isWorthAnotherTry(response)
          ? new ModifyOutcome.Unreachable(LdapFailures.describe(response))
          : compare(response);
    } catch (LdapException | IllegalStateException e) {
      session.drop(connection);
      return new ModifyOutcome.InDoubt(LdapFailures.describe(e));
    }
  }

  /** The server refused: look which of the two names there are. */
  private ModifyOutcome compare(ModifyDnResponse response) {
    boolean before = exists(change.dn());
    boolean after = exists(change.dnAfter());
    if (!before) {
      return after
          ? new ModifyOutcome.AlreadyInPlace()
          : new ModifyOutcome.Conflict("the entry is gone", Map.of());
    }
    return after
        ? new ModifyOutcome.Conflict(
            "there is another entry called " + change.dnAfter().rdn(), Map.of())
        : LdapFailures.refusal(response);
  }

  private boolean exists(DistinguishedName dn) {
    return LdapSearch.read(session, dn, Set.of("objectClass")).isPresent();
  }
}
