package dev.handover.node.adapter.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is installed: an unpacked distribution, with the application in `quarkus-app` and the
 * service host in `host` beside it.
 */
public record Distribution(Path application) {

  /** The version of Apache Commons Daemon whose procrun is shipped. */
  public static final String HOST_VERSION = "1.4.0";

  private static final Pattern APPLICATION_JAR = Pattern.compile("node-service-(.+)\\.jar");
  private static final int ID_DIGITS = 8;
  private static final String HOST_PROGRAM = "prunsrv.exe";

  /** The distribution that this process runs from, by the jar it was started with. */
  public static Distribution running(String classPath) {
    Path runner = Path.of(classPath).toAbsolutePath().normalize();
    Path application = runner.getParent();
    if (application == null || !Files.isDirectory(application.resolve("app"))) {
      throw InstallFault.refused(
          runner
              + " is not part of a distribution: run java -jar quarkus-app\\quarkus-run.jar from the unpacked one");
    }
    return new Distribution(application);
  }

  /** The service host; refused when it is not there. */
  public Path host() {
    Path host = application.resolveSibling("host").resolve(HOST_PROGRAM);
    if (!Files.isRegularFile(host)) {
      throw InstallFault.refused(
          host + " is missing: install from the unpacked distribution, not from an installation");
    }
    return host;
  }

  /** The version and a hash of every file: two builds of one version are not the same. */
  public String id() {
    MessageDigest digest = sha256();
    String version = "unknown";
    for (Path file : Folders.files(application)) {
      Matcher jar = APPLICATION_JAR.matcher(String.valueOf(file.getFileName()));
      version = jar.matches() ? jar.group(1) : version;
      String name = application.relativize(file).toString().replace('\\', '/');
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes(file));
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    return version + "-" + hash.substring(0, ID_DIGITS);
  }

  /** Puts the application and the host into an installation; what is there already stays. */
  public void copyTo(Layout layout, String id) {
    Folders.copyIfAbsent(host(), layout.host());
    Folders.create(layout.versions());
    if (!Files.isDirectory(layout.version(id))) {
      Folders.copy(application, layout.version(id));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
