package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryUnreachableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks name servers for SRV records (RFC 2782), each until one answers. Keeps nothing. */
public final class SrvLookup {
  private static final int DNS_PORT = 53;

  private final List<String> servers;
  private final Duration timeout;

  /**
   * Asks these.
   *
   * @param servers addresses, with {@code :port} where it is not 53; empty for those of the machine
   * @param timeout longest wait for each answer
   */
  public SrvLookup(List<String> servers, Duration timeout) {
    this.servers = List.copyOf(servers);
    this.timeout = timeout;
  }

  /** The records of a name; none when there is no such name. */
  List<SRVRecord> srv(String name) {
    try {
      Message question =
          Message.newQuery(Record.newRecord(Name.fromString(name + "."), Type.SRV, DClass.IN));
      Message answer = resolver().send(question);
      int code = answer.getRcode();
      if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
        throw new IOException("answered " + Rcode.string(code));
      }
      return answer.getSection(Section.ANSWER).stream()
          .filter(SRVRecord.class::isInstance)
          .map(SRVRecord.class::cast)
          .toList();
    } catch (TextParseException e) {
      throw unreachable(name, e, "Correct handover.directory.ldap.domain and site.");
    } catch (IOException e) {
      throw unreachable(
          name,
          e,
          "Check this machine's name servers, or name others in"
              + " handover.directory.ldap.dns-servers.");
    }
  }

  private static DirectoryUnreachableException unreachable(
      String name, Exception failure, String cure) {
    return new DirectoryUnreachableException(
        "DNS does not tell the SRV records of %s: %s"
            .formatted(name, LdapFailures.describe(failure)),
        failure,
        cure);
  }

  private Resolver resolver() throws IOException {
    List<Resolver> resolvers = new ArrayList<>();
    for (String server : servers) {
      resolvers.add(new SimpleResolver(address(server)));
    }
    ExtendedResolver all =
        resolvers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(resolvers);
    all.setTimeout(timeout);
    Arrays.stream(all.getResolvers()).forEach(each -> each.setTimeout(timeout));
    return all;
  }

  /** An IPv6 address with a port is written in brackets. */
  private static InetSocketAddress address(String server) throws IOException {
    int colon = server.lastIndexOf(':');
    boolean hasPort =
        colon > 0 && (server.indexOf(':') == colon || server.charAt(colon - 1) == ']');
    String host = hasPort ? server.substring(0, colon) : server;
    int port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : DNS_PORT;
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }
}
