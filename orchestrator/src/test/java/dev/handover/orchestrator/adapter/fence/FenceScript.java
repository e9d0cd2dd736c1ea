package dev.handover.orchestrator.adapter.fence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that speaks as the public agents do; the machine's power is a file beside it. */
public final class FenceScript {
  private static final String TEXT =
      """
      #!/bin/sh
      dir=$(dirname "$0")
      while IFS='=' read -r key value; do
        case $key in
          action) action=$value ;;
          password) password=$value ;;
          plug) plug=$value ;;
        esac
        echo "$key" >> "$dir/told"
      done
      echo "$action" >> "$dir/actions"
      [ -f "$dir/away" ] && { echo "Unable to connect with password $password" >&2; exit 1; }
      [ "$password" = "$(cat "$dir/expected")" ] || { echo "login with $password failed" >&2; exit 1; }
      [ -f "$dir/hangs" ] && sleep 600
      case $action in
        off) [ -f "$dir/stuck" ] || rm -f "$dir/power"; echo "Success: Powered OFF $plug" ;;
        status) if [ -f "$dir/power" ]; then echo "Status: ON"; exit 0; else echo "Status: OFF"; exit 2; fi ;;
        *) exit 1 ;;
      esac
      """;

  private final Path folder;

  /** A machine that is on, and a program for it. */
  public FenceScript(Path folder, String password) throws IOException {
    this.folder = folder;
    Files.writeString(program(), TEXT);
    Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("expected"), password);
    Files.writeString(folder.resolve("power"), "on");
  }

  public Path program() {
    return folder.resolve("fence_test");
  }

  public boolean isOn() {
    return Files.exists(folder.resolve("power"));
  }

  /** It is off without a program having cut its power, or on again. */
  void mark(String name) {
    try {
      Files.writeString(folder.resolve(name), "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every action that was asked for, one a line. */
  public String actions() throws IOException {
    Path actions = folder.resolve("actions");
    return Files.exists(actions) ? Files.readString(actions) : "";
  }

  String told() throws IOException {
    return Files.readString(folder.resolve("told"));
  }

  void expect(String password) {
    try {
      Files.writeString(folder.resolve("expected"), password);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
