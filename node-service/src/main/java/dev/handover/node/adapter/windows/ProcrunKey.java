package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinReg.HKEY_LOCAL_MACHINE;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Layout;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the service host (procrun of Apache Commons Daemon) is told in the registry: which Java,
 * which jar, how to stop. Names of keys and values: the options table in prunsrv.c of version
 * 1.4.0, which reads the 32-bit view also in its 64-bit program.
 *
 * <p>The Java virtual machine runs inside the host, so that the service manager sees the process
 * that does the work. The host's own log and what Java writes to its streams are the only files
 * that are not rotated by size; they get a new name each day and carry errors only.
 */
final class ProcrunKey {
  private static final String SOFTWARE = "SOFTWARE\\WOW6432Node";
  private static final String VENDOR = SOFTWARE + "\\Apache Software Foundation";
  private static final String ROOT = VENDOR + "\\Procrun 2.0";
  private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";
  private static final String MARK = "Application";
  private static final String OURS = "Handover node-service";
  private static final int STOP_SECONDS = 30;
  private static final int HEAP_MEBIBYTES = 256;

  private ProcrunKey() {}

  /** Our installation under this service name: which jar it runs and on which Java. */
  static Optional<Registration> read(ServiceName service, String account) {
    if (!isOurs(service.value())) {
      return Optional.empty();
    }
    Path runner = Path.of(text(service, "Java", "Classpath").replaceFirst(";.*", ""));
    Path javaHome = Path.of(text(service, "Java", "JavaHome"));
    return Optional.of(
        new Registration(
            service, Layout.ofRunner(runner), Layout.versionOf(runner), account, javaHome));
  }

  /** Writes everything; the mark comes last, so that half a key is not taken for a whole one. */
  static void write(Registration registration) {
    Keys keys = new Keys(parameters(registration.service()));
    Layout layout = registration.layout();
    Path jvm = registration.javaHome().resolve(Path.of("bin", "server", "jvm.dll"));
    keys.text("Java", "JavaHome", registration.javaHome().toString());
    keys.text("Java", "Jvm", jvm.toString());
    keys.text("Java", "Classpath", classPath(registration));
    keys.number("Java", "JvmMx", HEAP_MEBIBYTES);
    keys.list("Java", "Options", javaOptions());
    keys.text("Start", "Mode", "jvm");
    keys.text("Start", "Class", "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    keys.text("Start", "Method", "main");
    keys.list("Start", "Params", List.of(Registration.UNDER_HOST));
    keys.text("Start", "WorkingPath", layout.folder().toString());
    keys.text("Stop", "Mode", "jvm");
    keys.text("Stop", "Class", "dev.handover.node.adapter.HostStop");
    keys.text("Stop", "Method", "main");
    keys.number("Stop", "Timeout", STOP_SECONDS);
    keys.text("Log", "Path", layout.logs().toString());
    keys.text("Log", "Prefix", "service-host");
    keys.text("Log", "Level", "Error");
    keys.text("Log", "StdOutput", "auto");
    keys.text("Log", "StdError", "auto");
    Advapi32Util.registrySetStringValue(
        HKEY_LOCAL_MACHINE, parameters(registration.service()), MARK, OURS);
  }

  /**
   * The host wants this key of the service itself too, though it may be empty; goes with the
   * service.
   */
  static void completeService(ServiceName service) {
    new Keys(SERVICES + service).made("Parameters");
  }

  /** Removes the key, and those above it that nothing else uses. */
  static void delete(ServiceName service) {
    deleteTree(ROOT + "\\" + service);
    for (String key : List.of(ROOT, VENDOR)) {
      if (Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, key)
          && Advapi32Util.registryGetKeys(HKEY_LOCAL_MACHINE, key).length == 0) {
        Advapi32Util.registryDeleteKey(HKEY_LOCAL_MACHINE, key);
      }
    }
  }

  /** Service names of all our installations on this machine. */
  static List<String> ours() {
    if (!Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, ROOT)) {
      return List.of();
    }
    return Arrays.stream(Advapi32Util.registryGetKeys(HKEY_LOCAL_MACHINE, ROOT))
        .filter(ProcrunKey::isOurs)
        .toList();
  }

  /** Whether there is an installation of ours beside this one. */
  static boolean othersThan(ServiceName service) {
    return !ours().stream().allMatch(service.value()::equalsIgnoreCase);
  }

  /** The runner, and the jar of {@code HostStop}, which the host loads by itself. */
  private static String classPath(Registration registration) {
    return Stream.concat(
            Stream.of(registration.runner()),
            registration.layout().applicationJars(registration.version()).stream())
        .map(Path::toString)
        .collect(Collectors.joining(";"));
  }

  /** Paths are relative to the working folder, so that no blank or drive letter is in them. */
  private static List<String> javaOptions() {
    return List.of(
        "-Xrs",
        "-XX:ErrorFile=logs/java-crash-%p.log",
        "-Dquarkus.config.locations=" + Layout.CONFIG_LOCATION,
        "-Dquarkus.log.file.enabled=true",
        "-Dquarkus.log.file.path=logs/node-service.log",
        "-Dquarkus.log.console.level=ERROR");
  }

  private static boolean isOurs(String service) {
    String key = ROOT + "\\" + service + "\\Parameters";
    return Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, key)
        && Advapi32Util.registryValueExists(HKEY_LOCAL_MACHINE, key, MARK)
        && OURS.equals(Advapi32Util.registryGetStringValue(HKEY_LOCAL_MACHINE, key, MARK));
  }

  private static String text(ServiceName service, String key, String name) {
    try {
      return Advapi32Util.registryGetStringValue(
          HKEY_LOCAL_MACHINE, parameters(service) + "\\" + key, name);
    } catch (Win32Exception e) {
      throw InstallFault.failed(
          "HKLM\\%s\\%s: %s cannot be read (%s)"
              .formatted(
                  parameters(service), key, name, new WindowsError(e.getErrorCode()).text()));
    }
  }

  private static String parameters(ServiceName service) {
    return ROOT + "\\" + service + "\\Parameters";
  }

  /** The registry has no call that JNA maps which removes a key with those below it. */
  static void deleteTree(String key) {
    if (!Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, key)) {
      return;
    }
    for (String below : Advapi32Util.registryGetKeys(HKEY_LOCAL_MACHINE, key)) {
      deleteTree(key + "\\" + below);
    }
    Advapi32Util.registryDeleteKey(HKEY_LOCAL_MACHINE, key);
  }

  /** Values in the keys below one key, which are made when they are missing. */
  private record Keys(String root) {

    void text(String key, String name, String value) {
      Advapi32Util.registrySetStringValue(HKEY_LOCAL_MACHINE, made(key), name, value);
    }

    void list(String key, String name, List<String> values) {
      Advapi32Util.registrySetStringArray(
          HKEY_LOCAL_MACHINE, made(key), name, values.toArray(String[]::new));
    }

    void number(String key, String name, int value) {
      Advapi32Util.registrySetIntValue(HKEY_LOCAL_MACHINE, made(key), name, value);
    }

    private String made(String key) {
      String path = root + "\\" + key;
      if (!Advapi32Util.registryKeyExists(HKEY_LOCAL_MACHINE, path)) {
        Advapi32Util.registryCreateKey(HKEY_LOCAL_MACHINE, path);
      }
      return path;
    }
  }
}
