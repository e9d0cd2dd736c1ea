package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.HostChecks;
import dev.handover.orchestrator.domain.HotfixNeed;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import dev.handover.orchestrator.domain.serving.Examination;
import dev.handover.orchestrator.domain.ticket.Ticket;
import dev.handover.orchestrator.domain.times.Occasion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders and journal entries as versioned JSON. What is written today must be readable by every
 * later release: the golden journals in the tests hold that. Names of types and properties are part
 * of format 1.
 */
final class StoredJson {
  private static final int FORMAT = 1;

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(StoredWords.module())
          .addMixIn(Action.class, ActionTypes.class)
          .addMixIn(OperationOrder.class, OrderWithoutWhatIsEmpty.class)
          .addMixIn(Plan.class, PlanWithoutWhatIsEmpty.class)
          .addMixIn(Deed.class, DeedTypes.class)
          .addMixIn(HostChecks.class, ChecksWithoutWhatIsEmpty.class)
          .addMixIn(Examination.class, ExaminationTypes.class)
          .addMixIn(ReleaseProof.class, ProofTypes.class)
          .addMixIn(Action.VerifyNode.class, WithoutWhatIsEmpty.class)
          .addMixIn(AddressMode.class, AddressModeTypes.class)
          .addMixIn(JournalEntry.class, EntryTypes.class)
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  String write(OperationOrder order) {
    return write("order", order);
  }

  String write(JournalEntry entry) {
    return write("entry", entry);
  }

  String write(Evacuation evacuation) {
    return write("evacuation", evacuation);
  }

  Evacuation readEvacuation(String json) {
    return read(json, "evacuation", Evacuation.class);
  }

  OperationOrder readOrder(String json) {
    return read(json, "order", OperationOrder.class);
  }

  JournalEntry readEntry(String json) {
    return read(json, "entry", JournalEntry.class);
  }

  private String write(String name, Object value) {
    try {
      JsonNode content = mapper.valueToTree(value);
      return mapper.writeValueAsString(
          mapper.createObjectNode().put("format", FORMAT).set(name, content));
    } catch (JsonProcessingException e) {
      throw new StoreException("cannot be written as JSON: " + name, e);
    }
  }

  private <T> T read(String json, String name, Class<T> type) {
    try {
      JsonNode whole = mapper.readTree(json);
      int format = whole.path("format").asInt();
      if (format != FORMAT) {
        throw new StoreException(
            "stored %s has format %d, this release reads %d".formatted(name, format, FORMAT),
            new IllegalStateException("unknown format"));
      }
      return mapper.treeToValue(whole.get(name), type);
    } catch (JsonProcessingException e) {
      throw new StoreException("stored %s cannot be read".formatted(name), e);
    }
  }

  /** Format 1 did not have these from its beginning. */
  abstract static class OrderWithoutWhatIsEmpty {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Nullable List<Waiver> waivers;

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean needsApproval;

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Optional<Parent> parent = Optional.empty();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Optional<Occasion> occasion = Optional.empty();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Optional<Ticket> ticket = Optional.empty();
  }

  /** Format 1 did not have `runbook` from its beginning. */
  abstract static class PlanWithoutWhatIsEmpty {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Optional<String> runbook = Optional.empty();
  }

  /** Format 1 did not have this from its beginning. */
  abstract static class ChecksWithoutWhatIsEmpty {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Nullable List<HotfixNeed> hotfixes;
  }

  /** Properties that format 1 did not have from its beginning. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface WithoutWhatIsEmpty {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = AddressMode.Floating.class, name = "floating"),
    @JsonSubTypes.Type(value = AddressMode.DnsOnly.class, name = "dns")
  })
  private interface AddressModeTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Action.PromiseAtNode.class, name = "PROMISE_AT_NODE"),
    @JsonSubTypes.Type(value = Action.PromiseAtDirectory.class, name = "PROMISE_AT_DIRECTORY"),
    @JsonSubTypes.Type(value = Action.AcceptAttestation.class, name = "ACCEPT_ATTESTATION"),
    @JsonSubTypes.Type(value = Action.CutPower.class, name = "CUT_POWER"),
    @JsonSubTypes.Type(value = Action.ConfirmSilence.class, name = "CONFIRM_SILENCE"),
    @JsonSubTypes.Type(value = Action.StartService.class, name = "START_SERVICE"),
    @JsonSubTypes.Type(value = Action.StopService.class, name = "STOP_SERVICE"),
    @JsonSubTypes.Type(value = Action.BringDiskOnline.class, name = "BRING_DISK_ONLINE"),
    @JsonSubTypes.Type(value = Action.TakeDiskOver.class, name = "TAKE_DISK_OVER"),
    @JsonSubTypes.Type(value = Action.TakeDiskOffline.class, name = "TAKE_DISK_OFFLINE"),
    @JsonSubTypes.Type(value = Action.MakeDirectories.class, name = "MAKE_DIRECTORIES"),
    @JsonSubTypes.Type(value = Action.PurgeFiles.class, name = "PURGE_FILES"),
    @JsonSubTypes.Type(value = Action.AddAddress.class, name = "ADD_ADDRESS"),
    @JsonSubTypes.Type(value = Action.RemoveAddress.class, name = "REMOVE_ADDRESS"),
    @JsonSubTypes.Type(value = Action.ConfirmRelease.class, name = "CONFIRM_RELEASE"),
    @JsonSubTypes.Type(value = Action.ApplyTask.class, name = "APPLY_TASK"),
    @JsonSubTypes.Type(value = Action.RevertTask.class, name = "REVERT_TASK"),
    @JsonSubTypes.Type(value = Action.VerifyDirectory.class, name = "VERIFY_DIRECTORY"),
    @JsonSubTypes.Type(value = Action.VerifyNode.class, name = "VERIFY_NODE"),
    @JsonSubTypes.Type(value = Action.Prove.class, name = "PROVE"),
    @JsonSubTypes.Type(value = Action.Examine.class, name = "EXAMINE"),
    @JsonSubTypes.Type(value = Action.Perform.class, name = "PERFORM")
  })
  private interface ActionTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Examination.Probe.class, name = "PROBE_SERVICE"),
    @JsonSubTypes.Type(value = Examination.Converge.class, name = "CONVERGE"),
    @JsonSubTypes.Type(value = Examination.Leftovers.class, name = "SCAN_LEFTOVERS")
  })
  private interface ExaminationTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ReleaseProof.Reservation.class, name = "TAKE_RESERVATION"),
    @JsonSubTypes.Type(value = ReleaseProof.ExpiredLease.class, name = "AWAIT_LEASE_EXPIRY")
  })
  private interface ProofTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Deed.Manual.class, name = "MANUAL"),
    @JsonSubTypes.Type(value = Deed.Move.class, name = "MOVE"),
    @JsonSubTypes.Type(value = Deed.SetStartTypes.class, name = "SET_START_TYPES"),
    @JsonSubTypes.Type(value = Deed.EditSettings.class, name = "EDIT_SETTINGS"),
    @JsonSubTypes.Type(value = Deed.ChangeDirectory.class, name = "CHANGE_DIRECTORY"),
    @JsonSubTypes.Type(value = Deed.CheckDirectory.class, name = "CHECK_DIRECTORY"),
    @JsonSubTypes.Type(value = Deed.CheckHost.class, name = "CHECK_HOST"),
    @JsonSubTypes.Type(value = Deed.CheckFile.class, name = "CHECK_FILE"),
    @JsonSubTypes.Type(value = Deed.CheckEvents.class, name = "CHECK_EVENTS"),
    @JsonSubTypes.Type(value = Deed.CheckStopped.class, name = "CHECK_STOPPED"),
    @JsonSubTypes.Type(value = Deed.Rehearse.class, name = "REHEARSE"),
    @JsonSubTypes.Type(value = Deed.Freeze.class, name = "FREEZE"),
    @JsonSubTypes.Type(value = Deed.Unfreeze.class, name = "UNFREEZE")
  })
  private interface DeedTypes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.OperationCreated.class, name = "OPERATION_CREATED"),
    @JsonSubTypes.Type(value = JournalEntry.StepStarted.class, name = "STEP_STARTED"),
    @JsonSubTypes.Type(value = JournalEntry.StepProgressed.class, name = "STEP_PROGRESSED"),
    @JsonSubTypes.Type(value = JournalEntry.StepDeferred.class, name = "STEP_DEFERRED"),
    @JsonSubTypes.Type(value = JournalEntry.StepSucceeded.class, name = "STEP_SUCCEEDED"),
    @JsonSubTypes.Type(value = JournalEntry.StepFailed.class, name = "STEP_FAILED"),
    @JsonSubTypes.Type(value = JournalEntry.StepAwaited.class, name = "STEP_AWAITED"),
    @JsonSubTypes.Type(value = JournalEntry.StepConfirmed.class, name = "STEP_CONFIRMED"),
    @JsonSubTypes.Type(value = JournalEntry.TurnedBack.class, name = "TURNED_BACK"),
    @JsonSubTypes.Type(
        value = JournalEntry.CompensationStarted.class,
        name = "COMPENSATION_STARTED"),
    @JsonSubTypes.Type(value = JournalEntry.StepCompensated.class, name = "STEP_COMPENSATED"),
    @JsonSubTypes.Type(value = JournalEntry.CompensationFailed.class, name = "COMPENSATION_FAILED"),
    @JsonSubTypes.Type(value = JournalEntry.Halted.class, name = "HALTED"),
    @JsonSubTypes.Type(value = JournalEntry.PauseRequested.class, name = "PAUSE_REQUESTED"),
    @JsonSubTypes.Type(value = JournalEntry.Resumed.class, name = "RESUMED"),
    @JsonSubTypes.Type(value = JournalEntry.StepSkipped.class, name = "STEP_SKIPPED"),
    @JsonSubTypes.Type(value = JournalEntry.CancelRequested.class, name = "CANCEL_REQUESTED"),
    @JsonSubTypes.Type(
        value = JournalEntry.CompensateRequested.class,
        name = "COMPENSATE_REQUESTED"),
    @JsonSubTypes.Type(value = JournalEntry.TakenOver.class, name = "TAKEN_OVER"),
    @JsonSubTypes.Type(value = JournalEntry.Ended.class, name = "ENDED"),
    @JsonSubTypes.Type(value = JournalEntry.Abandoned.class, name = "ABANDONED")
  })
  private interface EntryTypes {}
}
