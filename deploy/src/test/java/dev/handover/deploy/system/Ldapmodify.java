package dev.handover.deploy.system;

import dev.handover.deploy.directory.DirectoryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The tool of OpenLDAP that a person has when we are gone. */
record Ldapmodify(DirectoryAccess access, Path folder) {
  /** Feeds it a file; fails with what it said unless it made every change. */
  void feed(Path ldif) throws IOException, InterruptedException {
    Path log = folder.resolve("ldapmodify.log");
    List<String> command =
        List.of(
            "ldapmodify",
            "-x",
            "-H",
            access.url(),
            "-D",
            access.bindDn(),
            "-y",
            access.passwordFile().toString(),
            "-f",
            ldif.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LDAPTLS_CACERT", access.trustCertificates().toString());
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("ldapmodify failed: " + Files.readString(log));
    }
  }
}
