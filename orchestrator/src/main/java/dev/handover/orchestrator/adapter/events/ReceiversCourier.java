package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.events.Courier;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Receipt;
import dev.handover.orchestrator.domain.events.Receiver;
import dev.handover.orchestrator.domain.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Brings events to whatever kind of receiver it is. */
@ApplicationScoped
class ReceiversCourier implements Courier {
  private static final Logger LOG = Logger.getLogger(ReceiversCourier.class);

  private static final String CLOUD_EVENTS = "cloudevents";

  private final Connections connections = new Connections();
  private final CloudEventForm form;
  private final Templates templates;
  private final InstantSource clock;

  @Inject
  ReceiversCourier(
      @ConfigProperty(
              name = "handover.orchestrator.events.source",
              defaultValue = "urn:handover:orchestrator")
          String source,
      @ConfigProperty(name = "handover.orchestrator.config-dir", defaultValue = "config")
          Path configDir,
      InstantSource clock) {
    this.form = new CloudEventForm(source);
    this.templates = new Templates(configDir);
    this.clock = clock;
  }

  @Override
  public Receipt bring(Event event, Subscription subscription) {
    Receipt receipt = tried(event, subscription);
    if (receipt instanceof Receipt.Refused refused) {
      LOG.warnf(
          "event not delivered, subscription=%s eventId=%s error=\"%s\"",
          subscription.name(), event.id(), refused.error());
    }
    return receipt;
  }

  private Receipt tried(Event event, Subscription subscription) {
    try {
      return switch (subscription.receiver()) {
        case Receiver.Web web -> post(web.url(), web.trust(), event, subscription);
        case Receiver.SecretWeb web ->
            post(SecretAddress.read(web), web.trust(), event, subscription);
        case Receiver.Syslog syslog -> new SyslogLine(syslog).send(event, form.write(event));
      };
    } catch (NotDelivered e) {
      return new Receipt.Refused(e.error(), Optional.empty());
    }
  }

  private Receipt post(URI url, Optional<Path> trust, Event event, Subscription subscription)
      throws NotDelivered {
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    byte[] body;
    if (subscription.template().equals(CLOUD_EVENTS)) {
      body = form.write(event);
      headers.put("Content-Type", CloudEventForm.CONTENT_TYPE);
    } else {
      TemplateForm template = templates.find(subscription.template());
      EventWords words = words(event, subscription.secrets());
      body = template.body(words);
      headers.putAll(template.headers(words));
    }
    Optional<Path> signing = subscription.secrets().signing();
    if (signing.isPresent()) {
      headers.putAll(
          Signature.headers(new SecretFile(signing.get()), event.id().toString(), now, body));
    }
    return new WebPost(connections.http(trust)).send(url, headers, body, now);
  }

  private EventWords words(Event event, Subscription.Secrets secrets) throws NotDelivered {
    EventWords words = new EventWords(event, form.source());
    Optional<Path> credential = secrets.credential();
    return credential.isPresent() ? words.with(new SecretFile(credential.get()).first()) : words;
  }
}
