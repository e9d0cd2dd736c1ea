package dev.handover.node.adapter.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A vendor's tool for addresses: each one that somebody has is a file with the node's name. */
public final class AddressTool {
  private AddressTool() {}

  /** Arguments: folder, node, what, address. Ends with 0, or 1 absent, 5 in use, 9 broken. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).resolve(arguments[3].replace(':', '_'));
    String owner = Files.exists(file) ? Files.readString(file) : "";
    boolean ours = owner.equals(arguments[1]);
    System.exit(
        switch (arguments[2]) {
          case "status" -> ours ? 0 : 1;
          case "add" -> add(file, arguments[1]);
          case "remove" -> ours && Files.deleteIfExists(file) ? 0 : 9;
          default -> 9;
        });
  }

  private static int add(Path file, String node) throws IOException {
    try {
      Files.createFile(file);
      Files.write(file, node.getBytes(StandardCharsets.UTF_8));
      return 0;
    } catch (FileAlreadyExistsException e) {
      System.out.println("held by " + Files.readString(file));
      return 5;
    }
  }
}
