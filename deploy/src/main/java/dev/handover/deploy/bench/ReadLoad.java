package dev.handover.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some clients that read as fast as they are answered, for a while. */
record ReadLoad(URI server, String token, int clients) {
  private static final double MILLIS = 1e6;

  /**
   * What came of it.
   *
   * @param perSecond all clients together
   * @param millis how long each answer took
   */
  record Reads(double perSecond, List<Double> millis) {}

  Reads read(String path, Duration length) {
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    List<Double> millis = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<List<Double>>> all = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        all.add(threads.submit(() -> until(end, path)));
      }
      for (Future<List<Double>> each : all) {
        millis.addAll(each.get());
      }
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("a client broke: " + path, e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new Reads(millis.size() * 1e9 / (System.nanoTime() - begin), millis);
  }

  /** How many bytes the body of an answer has. */
  int length(String path) throws IOException {
    try (KeptConnection connection = KeptConnection.open(server, path, token)) {
      return connection.ask();
    }
  }

  private List<Double> until(long end, String path) throws IOException {
    List<Double> millis = new ArrayList<>();
    try (KeptConnection connection = KeptConnection.open(server, path, token)) {
      for (long now = System.nanoTime(); now < end; ) {
        connection.ask();
        long answered = System.nanoTime();
        millis.add((answered - now) / MILLIS);
        now = answered;
      }
    }
    return millis;
  }
}
