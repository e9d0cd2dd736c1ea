package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
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

/** The primary's service principal names of some service classes, wherever they are just now. */
record PrincipalNames(List<AttributeValue> values) {
  PrincipalNames {
    values = List.copyOf(values);
  }

  /**
   * For each class the one with the primary's dNSHostName and the one with its bare name. Empty
   * after a blocker went into the draft.
   */
  static Optional<PrincipalNames> of(
      List<String> serviceClasses, ComputerAccount primary, TaskContext context, TaskDraft draft) {
    if (primary.dnsHostName().isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "computer-without-dns-name",
          primary.dn(),
          "The primary's computer account has no dNSHostName.",
          "Set dNSHostName of the account to the name that clients use, or join the computer to the domain again.");
      return Optional.empty();
    }
    List<AttributeValue> names = new ArrayList<>();
    for (String serviceClass : serviceClasses) {
      for (String host : List.of(primary.dnsHostName().get(), context.primary().computer())) {
        AttributeValue name = AttributeValue.of(serviceClass + "/" + host);
        if (names.stream().noneMatch(sameAs(name))) {
          names.add(name);
        }
      }
    }
    return Optional.of(new PrincipalNames(names));
  }

  /** Which of them an account holds, as it spells them. */
  List<AttributeValue> heldBy(ComputerAccount account) {
    return account.principalNames().stream()
        .filter(value -> values.stream().anyMatch(sameAs(value)))
        .toList();
  }

  /** Looks in the whole forest: a name that two accounts hold works for neither. */
  boolean nobodyElseHolds(List<ComputerAccount> allowed, TaskContext context, TaskDraft draft) {
    SpnSearch.Holders found =
        new SpnSearch(context.directory())
            .holders(values.stream().map(AttributeValue::text).toList());
    List<DistinguishedName> known = allowed.stream().map(ComputerAccount::dn).toList();
    Map<DistinguishedName, List<String>> others = new LinkedHashMap<>();
    for (List<SpnCheck.Holder> holders : found.byName().values()) {
      for (SpnCheck.Holder holder : holders) {
        if (!known.contains(holder.dn())) {
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

  /** Takes them from one account first and gives them to the other then. */
  void transfer(ComputerAccount from, ComputerAccount to, TaskDraft draft) {
    List<AttributeValue> kept =
        from.principalNames().stream()
            .filter(value -> values.stream().noneMatch(sameAs(value)))
            .toList();
    draft.change(from.dn(), List.of(change(from.principalNames(), kept)));
    give(to, draft);
  }

  /** Adds those that the account lacks. */
  void give(ComputerAccount account, TaskDraft draft) {
    List<AttributeValue> held = new ArrayList<>(account.principalNames());
    values.stream()
        .filter(name -> held.stream().noneMatch(sameAs(name)))
        .toList()
        .forEach(held::add);
    draft.change(account.dn(), List.of(change(account.principalNames(), held)));
  }

  private static AttributeChange change(List<AttributeValue> before, List<AttributeValue> after) {
    return new AttributeChange(
        ComputerAccount.PRINCIPAL_NAMES, ValueSyntax.CASE_IGNORE, before, after);
  }

  private static Predicate<AttributeValue> sameAs(AttributeValue name) {
    return other -> ValueSyntax.CASE_IGNORE.same(name, other);
  }
}
