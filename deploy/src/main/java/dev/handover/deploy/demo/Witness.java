package dev.handover.deploy.demo;

import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Forest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at a real domain with the tools that every administrator has. */
interface Witness {
  /** What the tools see that should not be when a server is active. */
  List<String> wrong(String active) throws IOException;

  /** Whether there is anything to see. */
  boolean speaks();

  /** For a directory that is not real. */
  Witness NONE =
      new Witness() {
        @Override
        public List<String> wrong(String active) {
          return List.of();
        }

        @Override
        public boolean speaks() {
          return false;
        }
      };

  /** Asks with {@code ldapsearch} and {@code dig}. */
  record Tools(Forest forest, DirectoryAccess access, String address, Report report)
      implements Witness {
    private static final long LIMIT_SECONDS = 30;

    @Override
    public boolean speaks() {
      return true;
    }

    @Override
    public List<String> wrong(String active) throws IOException {
      List<String> wrong = new ArrayList<>();
      String domain = forest.shape().baseDn();
      long homes =
          search(
                  "(&(objectClass=user)(mailNickname=user*)(msExchHomeServerName=*/cn="
                      + active
                      + "))",
                  "dn")
              .lines()
              .filter(line -> line.startsWith("dn:"))
              .count();
      if (homes != forest.shape().mailboxes()) {
        wrong.add("ldapsearch finds " + homes + " mailboxes on " + active + " below " + domain);
      }
      String names =
          search("(servicePrincipalName=exchangeMDB/" + Forest.PRIMARY + ")", "sAMAccountName");
      if (!names.contains("sAMAccountName: " + active + "$")) {
        wrong.add("the service names are not on " + active + ": " + names.strip());
      }
      String dig = "exch1." + forest.shape().zone();
      String found = run(List.of("dig", "+short", "@" + address, dig, "A"), true).strip();
      if (!found.equals(Forest.FLOATING_ADDRESS)) {
        wrong.add("dig " + dig + " says " + found);
      }
      return wrong;
    }

    private String search(String filter, String attribute) throws IOException {
      return run(
          List.of(
              "ldapsearch",
              "-x",
              "-LLL",
              "-o",
              "ldif-wrap=no",
              "-E",
              "pr=500/noprompt",
              "-H",
              access.url(),
              "-D",
              access.bindDn(),
              "-y",
              access.passwordFile().toString(),
              "-b",
              forest.shape().baseDn(),
              filter,
              attribute),
          true);
    }

    private String run(List<String> command, boolean shown) throws IOException {
      if (shown) {
        report.command(
            String.join(
                " ",
                command.stream()
                    .map(word -> word.matches("[A-Za-z0-9@:/.,=+-]+") ? word : "'" + word + "'")
                    .toList()));
      }
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("LDAPTLS_CACERT", access.trustCertificates().toString());
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      try {
        process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return output;
    }
  }
}
