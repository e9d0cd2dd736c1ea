package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.adapter.client.CannedServer.Reply;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Two node-services in memory that are asked over HTTP; the first one can die. */
public final class NodesOverHttp implements AutoCloseable {
  private static final String LAST_SERVICE = "/v1/services/MSExchangeTransport/state";

  private final CannedNode firstNode = new CannedNode();
  private final CannedNode secondNode = new CannedNode();
  private final CompletableFuture<Boolean> takenOver = new CompletableFuture<>();
  private final CannedServer first = new CannedServer(firstNode::reply);
  private final CannedServer second = new CannedServer(this::standby);
  private volatile boolean dead;

  private Reply standby(String method, String path, String body) throws Exception {
    if (path.equals("/v1/probes")) {
      return new Reply(200, "{\"reachable\": %s, \"detail\": \"\"}".formatted(!dead));
    }
    Reply reply = secondNode.reply(method, path, body);
    if (method.equals("PUT") && path.equals(LAST_SERVICE)) {
      takenOver.complete(true);
    }
    return new Reply(reply.status(), reply.body().replace("exch1", "exch2"));
  }

  /** Where the one is that dies. */
  public URI first() {
    return first.url();
  }

  /** Where its partner is. */
  public URI second() {
    return second.url();
  }

  /** Nobody reaches the first one from now on. */
  public void killTheFirst() {
    dead = true;
    first.close();
  }

  /** Done when the second one was asked to start its last service. */
  public CompletableFuture<Boolean> takenOver() {
    return takenOver;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
