package dev.handover.directory.domain;

import java.util.List;

/** DNS servers, asked one by one for what each of them says itself. */
public interface DnsServers {

  /** Where a DNS server listens. */
  record Address(String host, int port) {
    @Override
    public String toString() {
      return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    }
  }

  /**
   * What to ask for: a name and a type of record, {@code A}, {@code AAAA}, {@code CNAME} or {@code
   * PTR}.
   */
  record Question(String name, String type) {}

  /**
   * The data of all records of the type that this server has for the name, in text form and lower
   * case, names without a dot at the end; empty when there are none. Waits at most 5 s, and asks
   * once more after a loss.
   *
   * @throws DirectoryUnreachableException when there is no answer
   * @throws DirectoryRefusedException when the server answers that it cannot or will not say; the
   *     code is the DNS response code (RFC 1035, section 4.1.1)
   */
  List<String> ask(Address server, Question question);
}
