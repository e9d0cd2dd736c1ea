package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.ldaptive.Connection;
import org.ldaptive.LdapException;
import org.ldaptive.ResultCode;
import org.ldaptive.SearchRequest;
import org.ldaptive.SearchResponse;
import org.ldaptive.filter.PresenceFilter;

/** Search requests and their exchange. */
final class LdapSearch {
  private LdapSearch() {}

  static SearchRequest request(DistinguishedName base, Set<String> attributes) {
    SearchRequest request = new SearchRequest(base.toString());
    request.setReturnAttributes(attributes.toArray(String[]::new));
    request.setBinaryAttributes(LdapEntries.BINARY.toArray(String[]::new));
    return request;
  }

  /** One entry by name; empty when there is none. */
  static Optional<Entry> read(LdapSession session, DistinguishedName dn, Set<String> attributes) {
    SearchRequest request = request(dn, attributes);
    request.setSearchScope(org.ldaptive.SearchScope.OBJECT);
    request.setFilter(new PresenceFilter("objectClass"));
    SearchResponse response = execute(session, session.connection(), request);
    if (response.getResultCode() == ResultCode.NO_SUCH_OBJECT) {
      return Optional.empty();
    }
    if (response.getResultCode() != ResultCode.SUCCESS) {
      throw LdapFailures.ofAnswer(session.settings().url(), response);
    }
    return response.getEntries().stream().map(LdapEntries::of).findFirst();
  }

  static SearchResponse execute(LdapSession session, Connection connection, SearchRequest request) {
    try {
      return BusyServer.patiently(() -> connection.operation(request).execute());
    } catch (LdapException | IllegalStateException e) {
      session.drop(connection);
      throw LdapFailures.ofExchange(session.settings().url(), e);
    }
  }

  /** What was asked for ahead, or what it failed with. */
  static SearchResponse answer(Future<SearchResponse> ahead) {
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DirectoryUnreachableException("the search was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
