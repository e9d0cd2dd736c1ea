package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.proof.SpnCheck;
import dev.handover.directory.domain.proof.SpnSearch;
import dev.handover.directory.domain.proof.Unsearched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Moves the Kerberos names by which clients know the service. They always name the primary; the
 * account that answers for them changes. Deleted first and added then, because domain controllers
 * since 2012 R2 refuse a name that another account holds; undone in the opposite order, the same
 * holds.
 */
@AutoService(DirectoryTask.class)
public final class TransferSpnsTask implements DirectoryTask {
  private static final String SERVICE_CLASSES = "serviceClasses";
  private static final Pattern SERVICE_CLASS = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final String PRINCIPAL_NAMES = ComputerAccount.PRINCIPAL_NAMES;

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("transfer-spns"),
        200,
        TaskConduct.TOGETHER,
        "Transfer service principal names",
        "Moves <class>/<primary's dNSHostName> and <class>/<primary's name> for every class from the source's computer"
            + " account to the target's.",
        List.of(
            new TaskParameter(
                SERVICE_CLASSES,
                "Service classes of the names.",
                false,
                true,
                List.of("HOST", "exchangeMDB", "exchangeRFR"))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    for (String serviceClass : context.parameters().all(SERVICE_CLASSES)) {
      if (!SERVICE_CLASS.matcher(serviceClass).matches()) {
        throw context
            .parameters()
            .refuse(SERVICE_CLASSES, "'" + serviceClass + "' is no service class");
      }
    }
    Optional<ComputerAccount> source = ComputerAccount.find(context.source(), context, draft);
    Optional<ComputerAccount> target = ComputerAccount.find(context.target(), context, draft);
    if (source.isEmpty() || target.isEmpty()) {
      return;
    }
    ComputerAccount primary =
        context.primary().equals(context.source()) ? source.get() : target.get();
    if (primary.dnsHostName().isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "computer-without-dns-name",
          primary.dn(),
          "The primary's computer account has no dNSHostName.",
          "Set dNSHostName of the account to the name that clients use, or join the computer to the domain again.");
      return;
    }
    List<AttributeValue> names = names(context, primary.dnsHostName().get());
    SpnAliases.of(context).warn(names, source.get(), draft);
    if (nobodyElseHolds(names, List.of(source.get().dn(), target.get().dn()), context, draft)) {
      transfer(names, source.get(), target.get(), draft);
    }
  }

  private static List<AttributeValue> names(TaskContext context, String dnsHostName) {
    List<AttributeValue> names = new ArrayList<>();
    for (String serviceClass : context.parameters().all(SERVICE_CLASSES)) {
      for (String host : List.of(dnsHostName, context.primary().computer())) {
        AttributeValue name = AttributeValue.of(serviceClass + "/" + host);
        if (names.stream().noneMatch(sameAs(name))) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Looks in the whole forest: a name that two accounts hold works for neither. */
  private static boolean nobodyElseHolds(
      List<AttributeValue> names,
      List<DistinguishedName> allowed,
      TaskContext context,
      TaskDraft draft) {
    SpnSearch.Holders found =
        new SpnSearch(context.directory())
            .holders(names.stream().map(AttributeValue::text).toList());
    Map<DistinguishedName, List<String>> others = new LinkedHashMap<>();
    for (List<SpnCheck.Holder> holders : found.byName().values()) {
      for (SpnCheck.Holder holder : holders) {
        if (!allowed.contains(holder.dn())) {
          others.computeIfAbsent(holder.dn(), dn -> new ArrayList<>()).add(holder.name());
        }
      }
    }
    others.forEach(
        (holder, held) ->
            draft.find(
                Severity.BLOCKER,
                "spn-held-by-another",
                holder,
                holder + ", which is neither source nor target, holds " + held + ".",
                "Find out who put them there; then delete them from that account (setspn -D <name> <account>)."));
    for (Unsearched place : found.unsearched()) {
      draft.find(
          Severity.WARNING,
          "spns-not-searched",
          "Nobody looked for the names in " + place.where() + ": " + place.reason() + ".",
          "Look there with setspn -F -Q <name>, or let this service use a domain controller that is a global catalog.");
    }
    return others.isEmpty();
  }

  private static void transfer(
      List<AttributeValue> names, ComputerAccount source, ComputerAccount target, TaskDraft draft) {
    List<AttributeValue> kept =
        source.principalNames().stream()
            .filter(value -> names.stream().noneMatch(sameAs(value)))
            .toList();
    draft.change(source.dn(), List.of(principalNames(source.principalNames(), kept)));
    List<AttributeValue> held = new ArrayList<>(target.principalNames());
    names.stream()
        .filter(name -> held.stream().noneMatch(sameAs(name)))
        .toList()
        .forEach(held::add);
    draft.change(target.dn(), List.of(principalNames(target.principalNames(), held)));
  }

  private static AttributeChange principalNames(
      List<AttributeValue> before, List<AttributeValue> after) {
    return new AttributeChange(PRINCIPAL_NAMES, ValueSyntax.CASE_IGNORE, before, after);
  }

  private static Predicate<AttributeValue> sameAs(AttributeValue name) {
    return other -> ValueSyntax.CASE_IGNORE.same(name, other);
  }
}
