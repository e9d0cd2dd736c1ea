package dev.handover.directory.adapter.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/**
 * A TSIG key (RFC 8945) in the form that {@code tsig-keygen} writes and {@code nsupdate -k} and
 * {@code named.conf} read: {@code key "name" { algorithm hmac-sha256; secret "…"; };}. A file
 * without algorithm means hmac-sha256. Nothing of the secret gets into a message.
 */
final class TsigKeyFile {
  private static final Pattern KEY =
      Pattern.compile("\\s*key\\s+\"?([A-Za-z0-9._-]+)\"?\\s*\\{(.*)\\}\\s*;?\\s*", Pattern.DOTALL);
  private static final Pattern ALGORITHM =
      Pattern.compile("\\balgorithm\\s+\"?([A-Za-z0-9-]+)\"?\\s*;");
  private static final Pattern SECRET =
      Pattern.compile("\\bsecret\\s+\"?([A-Za-z0-9+/=]+)\"?\\s*;");
  private static final String DEFAULT_ALGORITHM = "hmac-sha256";
  private static final long LARGEST_FILE = 10_000;

  /** MD5 and SHA-1 are left out: RFC 8945, section 6, tells not to use them any more. */
  private static final Map<String, Name> ALGORITHMS =
      Map.of(
          "hmac-sha224", TSIG.HMAC_SHA224,
          "hmac-sha256", TSIG.HMAC_SHA256,
          "hmac-sha384", TSIG.HMAC_SHA384,
          "hmac-sha512", TSIG.HMAC_SHA512);

  private TsigKeyFile() {}

  /** Throws {@link IllegalArgumentException} that names the file, what is wrong, and the cure. */
  static TSIG read(Path file) {
    Matcher key = KEY.matcher(text(file));
    if (!key.matches()) {
      throw fault(file, "is no TSIG key file");
    }
    String body = key.group(2);
    Matcher secret = SECRET.matcher(body);
    if (!secret.find()) {
      throw fault(file, "has no secret");
    }
    Matcher algorithm = ALGORITHM.matcher(body);
    String wanted = algorithm.find() ? algorithm.group(1) : DEFAULT_ALGORITHM;
    Name known = ALGORITHMS.get(wanted);
    if (known == null) {
      throw fault(file, "asks for " + wanted + ", which is none of " + ALGORITHMS.keySet());
    }
    try {
      byte[] octets = Base64.getDecoder().decode(secret.group(1));
      return new TSIG(known, Name.fromString(key.group(1), Name.root), octets);
    } catch (IllegalArgumentException | TextParseException e) {
      throw fault(file, "has a secret that is not base64, or a name that is none");
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw fault(file, "is no TSIG key file");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw fault(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static IllegalArgumentException fault(Path file, String what) {
    return new IllegalArgumentException(
        "the TSIG key file "
            + file
            + " "
            + what
            + "; write it with: tsig-keygen handover > "
            + file);
  }
}
