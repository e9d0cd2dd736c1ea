package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.WriteRight;
import java.util.List;
import org.ldaptive.AttributeModification;
import org.ldaptive.Connection;
import org.ldaptive.LdapException;
import org.ldaptive.ModifyRequest;
import org.ldaptive.ModifyResponse;

/** Requests that have the form of a modify and change no entry. */
final class LdapErrands {

  private static final String REPLICATE = "replicateSingleObject";

  private final LdapSession session;

  LdapErrands(LdapSession session) {
    this.session = session;
  }

  /**
   * A modify of RootDSE with {@code <service>:<entry>} (MS-ADTS, section 3.1.1.3.3.18). Samba 4.17
   * answers 53, "unknown attribute to change".
   */
  ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    ModifyResponse response =
        modify(
            DistinguishedName.ROOT,
            AttributeModification.Type.REPLACE,
            REPLICATE,
            AttributeValue.of(from + ":" + entry));
    return switch (response.getResultCode()) {
      case SUCCESS ->
          new ReplicationAnswer(ReplicationAnswer.Kind.STARTED, LdapFailures.describe(response));
      case UNWILLING_TO_PERFORM,
          UNDEFINED_ATTRIBUTE_TYPE,
          NO_SUCH_OBJECT,
          PROTOCOL_ERROR,
          OBJECT_CLASS_VIOLATION,
          NO_SUCH_ATTRIBUTE ->
          new ReplicationAnswer(
              ReplicationAnswer.Kind.NOT_OFFERED, LdapFailures.describe(response));
      default ->
          new ReplicationAnswer(ReplicationAnswer.Kind.REFUSED, LdapFailures.describe(response));
    };
  }

  WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    ModifyResponse response = modify(entry, AttributeModification.Type.DELETE, attribute, absent);
    return switch (response.getResultCode()) {
      case NO_SUCH_ATTRIBUTE -> WriteRight.GRANTED;
      case INSUFFICIENT_ACCESS_RIGHTS -> WriteRight.DENIED;
      default -> WriteRight.UNKNOWN;
    };
  }

  private ModifyResponse modify(
      DistinguishedName dn, AttributeModification.Type type, String name, AttributeValue value) {
    Connection connection = session.connection();
    try {
      ModifyResponse response =
          connection
              .operation(
                  new ModifyRequest(
                      dn.toString(),
                      new AttributeModification(type, LdapEntries.attribute(name, List.of(value)))))
              .execute();
      if (LdapFailures.isWorthAnotherTry(response)) {
        throw new DirectoryUnreachableException(
            session.settings().url() + " answers: " + LdapFailures.describe(response), null);
      }
      return response;
    } catch (LdapException | IllegalStateException e) {
      session.drop(connection);
      throw LdapFailures.ofExchange(session.settings().url(), e);
    }
  }
}
