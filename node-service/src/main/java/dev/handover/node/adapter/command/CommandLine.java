package dev.handover.node.adapter.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An argument vector as it is configured: the program and one entry for each argument, in which a
 * name in braces such as {@code {disk}} stands for a value. Values become part of one argument each
 * and never make two.
 *
 * <p>A batch file is refused: Windows starts it through cmd.exe, which reads its arguments again as
 * a line of a script, so that a value could become a command. At most 64 arguments of at most 1024
 * characters.
 */
public final class CommandLine {
  private static final int MAX_ARGUMENTS = 64;
  private static final int MAX_LENGTH = 1024;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z-]*)}");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\"]");

  private final List<String> template;

  private CommandLine(List<String> template) {
    this.template = List.copyOf(template);
  }

  /**
   * Reads a configured vector.
   *
   * @param property where it is configured, for the message
   * @param allowed names that may stand in braces
   * @throws IllegalArgumentException naming the property, what is wrong and the cure
   */
  public static CommandLine parse(String property, List<String> template, Set<String> allowed) {
    if (template.isEmpty() || template.size() > MAX_ARGUMENTS) {
      throw refused(property, "needs a program and at most 63 arguments");
    }
    for (String argument : template) {
      check(property, argument, allowed);
    }
    String program = template.get(0).trim().toLowerCase(Locale.ROOT);
    if (program.isEmpty() || PLACEHOLDER.matcher(program).find()) {
      throw refused(property, "must begin with the path of a program");
    }
    if (program.endsWith(".bat") || program.endsWith(".cmd")) {
      throw refused(property, "must not be a batch file; name the program that it calls");
    }
    return new CommandLine(template);
  }

  /**
   * The vector with its values.
   *
   * @throws IllegalArgumentException when a value is missing, or holds a quotation mark or a
   *     control character, which a Windows program cannot be given reliably
   */
  public List<String> with(Map<String, String> values) {
    return template.stream().map(argument -> filled(argument, values)).toList();
  }

  private static String filled(String argument, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(argument)
        .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1), values)));
  }

  private static String valueOf(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null || UNSAFE.matcher(value).find() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no value for {" + name + "} that a program can be given");
    }
    return value;
  }

  private static void check(String property, String argument, Set<String> allowed) {
    if (argument.length() > MAX_LENGTH || UNSAFE.matcher(argument).find()) {
      throw refused(
          property,
          "has an argument with a quotation mark or a control character, or one over 1024 characters");
    }
    Matcher names = PLACEHOLDER.matcher(argument);
    while (names.find()) {
      if (!allowed.contains(names.group(1))) {
        throw refused(
            property, "knows no {%s}, only %s".formatted(names.group(1), new TreeSet<>(allowed)));
      }
    }
  }

  private static IllegalArgumentException refused(String property, String why) {
    return new IllegalArgumentException(property + " " + why);
  }

  @Override
  public String toString() {
    return template.toString();
  }
}
