package dev.handover.node.adapter.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A vendor's tool for tests: arguments are the command, how it behaves, and a file for the state.
 */
final class DiskTool {
  private static final int ELSEWHERE = 3;
  private static final int IN_USE = 4;

  private DiskTool() {}

  public static void main(String[] arguments) throws IOException {
    Path state = Path.of(arguments[2]);
    System.exit(
        switch (arguments[1]) {
          case "elsewhere" -> end(ELSEWHERE, "exch2");
          case "senseless" -> end(99, "what?");
          case "in-use" -> arguments[0].equals("status") ? 0 : end(IN_USE, "X: is busy");
          case "broken" -> arguments[0].equals("status") ? 1 : end(42, "no licence");
          default -> act(arguments[0], state);
        });
  }

  private static int act(String command, Path state) throws IOException {
    return switch (command) {
      case "status" -> Files.exists(state) ? 0 : 1;
      case "online" -> {
        Files.createFile(state);
        yield end(0, "mounted");
      }
      default -> {
        Files.delete(state);
        yield end(0, "unmounted");
      }
    };
  }

  private static int end(int code, String line) {
    System.out.println(line);
    return code;
  }
}
