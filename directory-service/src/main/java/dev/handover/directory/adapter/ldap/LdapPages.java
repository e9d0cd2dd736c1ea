package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.ldaptive.Connection;
import org.ldaptive.ResultCode;
import org.ldaptive.SearchRequest;
import org.ldaptive.SearchResponse;
import org.ldaptive.control.PagedResultsControl;

/**
 * A search that fetches its next page (RFC 2696) when the last one is used up. Its pages belong to
 * one connection.
 */
final class LdapPages implements Iterator<Entry> {
  private final LdapConnections connections;
  private final SearchQuery query;
  private final Deque<Entry> page = new ArrayDeque<>();
  private @Nullable Connection connection;
  private byte[] cookie = new byte[0];
  private @Nullable Future<SearchResponse> ahead;
  private boolean isLastPage;

  LdapPages(LdapConnections connections, SearchQuery query) {
    this.connections = connections;
    this.query = query;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !isLastPage) {
      fetch();
    }
    return !page.isEmpty();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.removeFirst();
  }

  /** The page after this one is asked for at once: it comes while this one is being read. */
  private void fetch() {
    Future<SearchResponse> asked = ahead;
    SearchResponse response = asked == null ? ask() : LdapSearch.answer(asked);
    if (response.getResultCode() != ResultCode.SUCCESS) {
      throw LdapFailures.ofAnswer(connections.settings().url(), response);
    }
    cookie = nextCookie(response);
    isLastPage = cookie.length == 0;
    if (!isLastPage) {
      FutureTask<SearchResponse> next = new FutureTask<>(this::ask);
      Thread.startVirtualThread(next);
      ahead = next;
    }
    // References to other naming contexts are left alone: whoever wants those asks a server that
    // holds them.
    response.getEntries().stream().map(LdapEntries::of).forEach(page::add);
  }

  private SearchResponse ask() {
    return connections.useFirst(this::askOver);
  }

  private SearchResponse askOver(LdapSession session) {
    Connection used = connection == null ? session.connection() : connection;
    connection = used;
    return LdapSearch.execute(session, used, request());
  }

  private static byte[] nextCookie(SearchResponse response) {
    byte[] next =
        response.getControl(PagedResultsControl.OID) instanceof PagedResultsControl control
            ? control.getCookie()
            : null;
    return next == null ? new byte[0] : next;
  }

  private SearchRequest request() {
    SearchRequest request = LdapSearch.request(query.base(), query.attributes());
    request.setSearchScope(
        query.scope() == SearchScope.SUBTREE
            ? org.ldaptive.SearchScope.SUBTREE
            : org.ldaptive.SearchScope.ONELEVEL);
    request.setFilter(LdapFilters.of(query.filter()));
    request.setControls(
        new PagedResultsControl(connections.settings().limits().pageSize(), cookie, true));
    return request;
  }
}
