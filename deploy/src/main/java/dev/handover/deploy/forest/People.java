package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Flaw;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Mailboxes of the pair, in several organisational units and with names that are hard to write
 * down, and around them everything that looks like a mailbox of the pair and is none.
 */
final class People {
  private static final List<String> GIVEN =
      List.of(
          "Anna", "Bjørn", "Chloé", "Dmitri", "Émile", "Fatma", "Gülay", "Hana", "İpek", "José");
  private static final List<String> FAMILY =
      List.of("Müller", "O'Neil", "Šimić", "Łukasz", "van der Berg", "EXCH1", "Þórsson", "田中");

  /** Share of the pair's mailboxes that begin on the backup: one in ten. */
  private static final int EVERY_TENTH = 10;

  private final Shape shape;
  private final Standing standing;
  private final Organisation organisation;
  private final Entries entries = new Entries();

  People(Shape shape, Standing standing, Organisation organisation) {
    this.shape = shape;
    this.standing = standing;
    this.organisation = organisation;
  }

  static List<String> searchBases(String baseDn) {
    return List.of(child("OU", "Mail Users", baseDn), child("OU", "Branch, North+South", baseDn));
  }

  List<Entry> entries() {
    List<String> units = addUnits();
    for (int i = 0; i < shape.mailboxes(); i++) {
      boolean onBackup = i % EVERY_TENTH == EVERY_TENTH - 1;
      String home = onBackup && !standing.moved() ? Forest.BACKUP : standing.active();
      Account account = new Account(nameOf(i), "user%05d".formatted(i));
      Entry user = addUser(units.get(i % units.size()), account);
      setHome(user, home, storeOf(i));
      if (i % 100 == 50) {
        user.removeAttribute("homeMTA");
      }
    }
    addDecoys(units);
    if (shape.flaws().contains(Flaw.STORE_WITHOUT_COUNTERPART)) {
      Entry user = addUser(units.get(0), new Account("Lonely Larry", "lonely"));
      setHome(user, Forest.PRIMARY, Organisation.LONELY_STORE);
    }
    return entries.all();
  }

  private record Account(String name, String login) {}

  private List<String> addUnits() {
    List<String> bases = searchBases(shape.baseDn());
    List<String> units = new ArrayList<>(bases);
    units.add(child("OU", "Zürich", bases.get(0)));
    units.add(child("OU", "EXCH1", bases.get(0)));
    units.add(child("OU", "#4 <Lab> \"A\"; B=C", child("OU", "Zürich", bases.get(0))));
    units.forEach(unit -> entries.add(unit, "top", "organizationalUnit"));
    return units;
  }

  private static String nameOf(int i) {
    String given = GIVEN.get(i % GIVEN.size());
    String family = FAMILY.get(i % FAMILY.size());
    return switch (i % 7) {
      case 0 -> "%s, %s %d".formatted(family, given, i);
      case 1 -> "%s+%s %d".formatted(given, family, i);
      case 2 -> "#%d %s".formatted(i, family);
      case 3 -> "%s \"%s\" %d".formatted(given, family, i);
      case 4 -> "%s\\%s %d".formatted(family, given, i);
      default -> "%s %s %d".formatted(given, family, i);
    };
  }

  private Store storeOf(int i) {
    List<Store> stores = shape.generation().mailboxStores();
    return stores.get(i % stores.size());
  }

  private Entry addUser(String parent, Account account) {
    Entry user =
        entries.add(
            child("CN", account.name(), parent), "top", "person", "organizationalPerson", "user");
    user.addAttribute("sAMAccountName", account.login());
    user.addAttribute("userAccountControl", "514");
    user.addAttribute("mail", account.login() + "@" + shape.zone());
    user.addAttribute("mailNickname", account.login());
    user.addAttribute("displayName", account.name());
    user.addAttribute("description", "Works with EXCH1, not with EXCH10");
    user.addAttribute(
        "legacyExchangeDN", organisation.legacyGroup() + "/cn=Recipients/cn=" + account.login());
    return user;
  }

  private void setHome(Entry user, String server, Store store) {
    user.addAttribute("homeMDB", organisation.store(server, store));
    user.addAttribute("homeMTA", organisation.transferAgent(server));
    user.addAttribute("msExchHomeServerName", organisation.legacyServer(server));
  }

  /** None of these may ever change. */
  private void addDecoys(List<String> units) {
    for (int i = 0; i < 40; i++) {
      String server = Forest.BYSTANDERS.get(i % Forest.BYSTANDERS.size());
      Account account =
          new Account("%s's %s".formatted(server, nameOf(i)), "decoy%03d".formatted(i));
      setHome(addUser(units.get(i % units.size()), account), server, storeOf(i));
    }
    for (int i = 0; i < 5; i++) {
      addMailUser(units.get(i), i);
      addContact(units.get(i), i);
      addGroup(units.get(i), i);
    }
    addMailComputer(units.get(0));
    addOutsiders();
  }

  private void addMailUser(String unit, int i) {
    addUser(unit, new Account("EXCH1 mail user " + i, "mailuser" + i));
  }

  private void addContact(String unit, int i) {
    Entry contact =
        entries.add(
            child("CN", "EXCH1 contact " + i, unit),
            "top",
            "person",
            "organizationalPerson",
            "contact");
    contact.addAttribute("mail", "contact" + i + "@elsewhere.example");
    contact.addAttribute("description", "EXCH1");
  }

  private void addGroup(String unit, int i) {
    Entry group = entries.add(child("CN", "EXCH1 group " + i, unit), "top", "group");
    group.addAttribute("sAMAccountName", "group" + i);
    group.addAttribute("groupType", "2");
    group.addAttribute("mail", "group" + i + "@" + shape.zone());
    group.addAttribute("mailNickname", "group" + i);
  }

  /** A computer matches objectClass=user, and this one even has a mail address and a home. */
  private void addMailComputer(String unit) {
    Entry computer =
        entries.add(
            child("CN", "FAXGATE", unit),
            "top",
            "person",
            "organizationalPerson",
            "user",
            "computer");
    computer.addAttribute("sAMAccountName", "FAXGATE$");
    computer.addAttribute("userAccountControl", "4096");
    computer.addAttribute("mail", "fax@" + shape.zone());
    setHome(computer, Forest.PRIMARY, storeOf(0));
  }

  /** Mailboxes of the primary outside the group's search bases. */
  private void addOutsiders() {
    String unit = child("OU", "Not Ours", shape.baseDn());
    entries.add(unit, "top", "organizationalUnit");
    for (int i = 0; i < 3; i++) {
      Entry user = addUser(unit, new Account("Outsider " + i, "outsider" + i));
      setHome(user, Forest.PRIMARY, storeOf(i));
    }
  }
}
