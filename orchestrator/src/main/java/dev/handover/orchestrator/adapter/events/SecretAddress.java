package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.events.Receiver;
import java.net.URI;

/** Reads an address from a file; what is wrong with it is said without it. */
final class SecretAddress {
  private SecretAddress() {}

  static URI read(Receiver.SecretWeb web) throws NotDelivered {
    String text = new SecretFile(web.urlFile()).first();
    try {
      URI url = URI.create(text);
      boolean safe =
          "https".equals(url.getScheme()) || (web.plainAllowed() && "http".equals(url.getScheme()));
      if (safe && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw noAddress(web);
    }
    throw noAddress(web);
  }

  private static NotDelivered noAddress(Receiver.SecretWeb web) {
    return new NotDelivered("the file %s holds no https: address".formatted(web.urlFile()));
  }
}
