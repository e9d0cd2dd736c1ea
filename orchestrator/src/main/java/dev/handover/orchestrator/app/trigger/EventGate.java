package dev.handover.orchestrator.app.trigger;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.trigger.Secrets;
import dev.handover.orchestrator.domain.trigger.SignedEvent;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerSource;
import dev.handover.orchestrator.domain.trigger.Triggers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets in what somebody signed who knows the trigger's secret. */
@ApplicationScoped
public class EventGate {
  private final Triggers triggers;
  private final Secrets secrets;
  private final Pace pace;

  EventGate(Triggers triggers, Secrets secrets, Pace pace) {
    this.triggers = triggers;
    this.secrets = secrets;
    this.pace = pace;
  }

  /**
   * The trigger that the event is for. Whoever does not sign learns nothing of which there are.
   *
   * @throws ProblemException {@code signature-refused}
   */
  public Trigger admit(String name, SignedEvent event) {
    Optional<Trigger> trigger =
        triggers.find(name).filter(t -> t.source() == TriggerSource.WEBHOOK);
    Optional<String> objection =
        event.objection(trigger.map(secrets::of).orElse(java.util.List.of()), pace.now());
    if (trigger.isEmpty() || objection.isPresent()) {
      throw new ProblemException(
          new Problem(
              ProblemCode.SIGNATURE_REFUSED,
              objection.orElse("There is no such trigger."),
              "Sign id, timestamp and body with the trigger's secret, as Standard Webhooks says; look at the clock of the sender."));
    }
    return trigger.get();
  }
}
