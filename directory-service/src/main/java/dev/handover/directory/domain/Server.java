package dev.handover.directory.domain;

import java.util.regex.Pattern;

/**
 * One of the two servers of a group, by its fixed names.
 *
 * @param computer NetBIOS name: the sAMAccountName without its {@code $}
 * @param server name of the server object in the Exchange organisation, 1 to 64 characters
 */
public record Server(String computer, String server) {
  private static final Pattern COMPUTER = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  public Server {
    if (!COMPUTER.matcher(computer).matches()) {
      throw new IllegalArgumentException("not a computer name: '" + computer + "'");
    }
    if (server.isBlank() || server.length() > 64) {
      throw new IllegalArgumentException("not a server name: '" + server + "'");
    }
  }
}
