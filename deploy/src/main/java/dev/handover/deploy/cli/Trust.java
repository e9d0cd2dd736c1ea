package dev.handover.deploy.cli;

import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** TLS that trusts one authority and nobody else. */
final class Trust {
  private Trust() {}

  static SSLContext only(Path authority) {
    try {
      return new SSLUtil(new PEMFileTrustManager(authority.toFile())).createSSLContext("TLSv1.3");
    } catch (GeneralSecurityException unreadable) {
      throw new UsageException("cannot use " + authority + ": " + unreadable.getMessage());
    }
  }
}
