package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Named numbers with units: printed as they come, and as one JSON object at the end. */
final class Figures {
  private static final double HUNDREDTHS = 100.0;

  private final ObjectNode all = JsonNodeFactory.instance.objectNode();
  private final ArrayNode figures;
  private final PrintStream out;

  Figures(String name, PrintStream out) {
    this.figures = all.put("name", name).putArray("figures");
    this.out = out;
  }

  void add(String name, double value, String unit) {
    double rounded = Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    figures.addObject().put("name", name).put("value", rounded).put("unit", unit);
    out.printf("%-40s %12.2f %s%n", name, rounded, unit);
  }

  void printJson() {
    out.println(all);
  }
}
