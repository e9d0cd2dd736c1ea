package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Named numbers with units: printed as they come, and as one JSON object at the end. */
final class Figures {
  private static final double HUNDREDTHS = 100.0;

  private final ObjectNode all = JsonNodeFactory.instance.objectNode();
  private final ArrayNode figures;
  private final PrintStream progress;
  private final PrintStream json;

  Figures(String name, PrintStream out) {
    this(name, out, out);
  }

  /** Figures that are shown as they come in one place, and as JSON in another. */
  Figures(String name, PrintStream progress, PrintStream json) {
    this.figures = all.put("name", name).putArray("figures");
    this.progress = progress;
    this.json = json;
  }

  void add(String name, double value, String unit) {
    double rounded = Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    figures.addObject().put("name", name).put("value", rounded).put("unit", unit);
    progress.printf("%-40s %12.2f %s%n", name, rounded, unit);
  }

  /** The largest of the figures whose names begin so. */
  double largest(String prefix) {
    double largest = 0;
    for (JsonNode figure : figures) {
      if (figure.path("name").asText().startsWith(prefix)) {
        largest = Math.max(largest, figure.path("value").asDouble());
      }
    }
    return largest;
  }

  /** What is no figure: how far it is. */
  void say(String line) {
    progress.println(line);
  }

  void printJson() {
    json.println(all);
  }
}
