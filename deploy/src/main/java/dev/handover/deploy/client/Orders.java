package dev.handover.deploy.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of the requests that ask for a plan, an operation or a command. */
public final class Orders {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Orders() {}

  /**
   * What shall happen.
   *
   * @param kind SWITCHOVER, FAILOVER, START or STOP
   * @param target the node's name
   * @param attestation how the person knows that the source is off; null when nothing is attested
   * @param overrides safeguards that are set aside, with a reason each
   */
  public record Order(
      String kind, String target, @Nullable String attestation, Map<String, String> overrides) {
    /** An order that sets nothing aside. */
    public Order(String kind, String target, @Nullable String attestation) {
      this(kind, target, attestation, Map.of());
    }
  }

  /** Body of a request for a plan. */
  public static ObjectNode plan(Order order) {
    ObjectNode body = JSON.objectNode();
    body.put("kind", order.kind()).put("target", order.target());
    if (order.attestation() != null) {
      body.putObject("attestation")
          .put("statement", "SOURCE_IS_OFF")
          .put("reason", order.attestation());
    }
    if (!order.overrides().isEmpty()) {
      ArrayNode named = body.putArray("overrides");
      order
          .overrides()
          .forEach((name, reason) -> named.addObject().put("name", name).put("reason", reason));
    }
    return body;
  }

  /** Body of a request for an operation. */
  public static ObjectNode operation(Order order, String reason) {
    return plan(order).put("reason", reason);
  }

  /**
   * Puts the ticket into the body of a plan, an operation or an evacuation.
   *
   * @param window when it was approved for, {@code START/END} in RFC 3339; null when not said
   */
  public static void ticket(ObjectNode body, String number, @Nullable String window) {
    ObjectNode ticket = body.putObject("ticket").put("number", number);
    if (window != null) {
      int slash = window.indexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException("a window is written as START/END");
      }
      ticket.put("windowStart", window.substring(0, slash));
      ticket.put("windowEnd", window.substring(slash + 1));
    }
  }

  /** Body of a command to an operation. */
  public static ObjectNode command(String command, String reason) {
    return JSON.objectNode().put("command", command).put("reason", reason);
  }
}
