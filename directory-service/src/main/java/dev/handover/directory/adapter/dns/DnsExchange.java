package dev.handover.directory.adapter.dns;

import dev.handover.directory.domain.DirectoryRefusedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;

/** Sends one signed message to one server, over TCP, and takes no answer that is not signed. */
final class DnsExchange {
  private final DnsServerSettings settings;

  DnsExchange(DnsServerSettings settings) {
    this.settings = settings;
  }

  String server() {
    return settings.address().getAddress().getHostAddress() + " " + settings.address().getPort();
  }

  /**
   * The answer, whatever its code. dnsjava only notes whether an answer's signature is right; this
   * insists. Only a server that does not accept our key cannot sign.
   *
   * @throws IOException when there is no answer
   */
  Message send(Message question) throws IOException {
    Message answer = resolver().send(question);
    if (!answer.isVerified() && answer.getRcode() != Rcode.NOTAUTH) {
      throw DnsFailures.notSigned(server());
    }
    return answer;
  }

  /** Asks a second time when the first gets no answer: the connection kept may have ended. */
  Message ask(Message question) throws IOException {
    try {
      return send(question.clone());
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return send(question.clone());
    }
  }

  private SimpleResolver resolver() {
    SimpleResolver resolver = new SimpleResolver(settings.address());
    resolver.setTCP(true);
    resolver.setTimeout(settings.timeout());
    resolver.setTSIGKey(key());
    return resolver;
  }

  private TSIG key() {
    try {
      return TsigKeyFile.read(settings.keyFile());
    } catch (IllegalArgumentException e) {
      throw new DirectoryRefusedException(
          Rcode.NOTAUTH, String.valueOf(e.getMessage()), "Put the key file back.");
    }
  }
}
