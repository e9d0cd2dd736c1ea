package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.ModifyOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * DNS servers that take dynamic updates (RFC 2136), each for some zones.
 *
 * <p>Safe for use by many threads. Every call ends within the configured time for each message it
 * sends. What is asked and answered is signed (TSIG, RFC 8945); an answer that is not is none.
 */
public interface DnsUpdates extends AutoCloseable {
  /** Zones kept on DNS servers, lower case, without a dot at the end. */
  Set<String> zones();

  /** Address and port of a zone's server, as {@code nsupdate} takes them: {@code 192.0.2.53 53}. */
  Optional<String> serverOf(String zone);

  /**
   * The records of a name now, by {@link DnsType#attribute}; a type without records has an empty
   * list. Throws {@link DirectoryUnreachableException} when there is no answer and {@link
   * DirectoryRefusedException} when the answer is an error.
   */
  Map<String, List<AttributeValue>> read(DnsServerName name, Set<DnsType> types);

  /**
   * Brings the records of a name from <i>before</i> to <i>after</i> in one update message, under
   * the prerequisite that the data are exactly as they were read (RFC 2136, section 2.4.2): there
   * is no moment without a record, and somebody else's change is a conflict, not overwritten. (A
   * prerequisite cannot name a TTL; one changed between our reading and writing is not noticed.)
   * May be repeated. Never throws for what the server answers.
   */
  ModifyOutcome compareAndSet(DnsServerName name, List<AttributeChange> changes);

  @Override
  void close();
}
