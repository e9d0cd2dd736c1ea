package dev.handover.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What was measured in several rounds, by condition and way; what counts is the median. */
final class Samples {
  private final Map<String, Map<String, List<Double>>> all = new TreeMap<>();

  void add(String condition, String way, double value) {
    all.computeIfAbsent(condition, any -> new TreeMap<>())
        .computeIfAbsent(way, any -> new ArrayList<>())
        .add(value);
  }

  double median(String condition, String way) {
    Map<String, List<Double>> ways = Objects.requireNonNull(all.get(condition), condition);
    return median(Objects.requireNonNull(ways.get(way), way));
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
