package dev.handover.node.adapter.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program as a vendor might ship it: writes its arguments, then ends with a code or hangs. */
public final class VendorTool {
  private VendorTool() {}

  /**
   * The first argument is the exit code, {@code hang}, or {@code child}, which begins a process
   * that hangs and keeps the output open; the others are written, one a line.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    for (int i = 1; i < arguments.length; i++) {
      System.out.println(arguments[i]);
    }
    System.out.flush();
    switch (arguments[0]) {
      case "hang" -> new java.util.concurrent.CountDownLatch(1).await();
      case "flood" -> flood();
      case "child" -> {
        Process child = new ProcessBuilder(call("hang")).inheritIO().start();
        System.out.println(child.pid());
        child.waitFor();
      }
      default -> System.exit(Integer.parseInt(arguments[0]));
    }
  }

  /** The argument vector that runs this program on the Java that runs now. */
  public static List<String> call(String... arguments) {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    call.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes()));
    call.add(VendorTool.class.getName());
    call.addAll(List.of(arguments));
    return call;
  }

  private static String classes() {
    try {
      return Path.of(VendorTool.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void flood() {
    String line = "x".repeat(1000);
    for (int i = 0; i < 2000; i++) {
      System.out.println(line);
    }
    System.err.println("last");
  }
}
