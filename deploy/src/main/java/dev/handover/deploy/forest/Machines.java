package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The computer objects with their Kerberos names; the backup's lies outside CN=Computers. */
final class Machines {
  private static final List<String> MOVING_CLASSES = List.of("HOST", "exchangeMDB", "exchangeRFR");

  private final Shape shape;
  private final Standing standing;
  private final Entries entries = new Entries();

  Machines(Shape shape, Standing standing) {
    this.shape = shape;
    this.standing = standing;
  }

  List<Entry> entries() {
    String folder = child("OU", "Mail Servers", shape.baseDn());
    entries.add(folder, "top", "organizationalUnit");
    String computers = child("CN", "Computers", shape.baseDn());
    add(Forest.PRIMARY, computers);
    add(Forest.BACKUP, folder);
    Forest.BYSTANDERS.forEach(name -> add(name, computers));
    return entries.all();
  }

  private void add(String name, String parent) {
    Entry computer =
        entries.add(
            child("CN", name, parent), "top", "person", "organizationalPerson", "user", "computer");
    computer.addAttribute("sAMAccountName", name + "$");
    computer.addAttribute("userAccountControl", "4096");
    computer.addAttribute("dNSHostName", hostName(name));
    computer.addAttribute("servicePrincipalName", principalNames(name));
  }

  private List<String> principalNames(String name) {
    List<String> all = new ArrayList<>(both("SMTPSVC", name));
    boolean ofThePair = name.equals(Forest.PRIMARY) || name.equals(Forest.BACKUP);
    if (!ofThePair) {
      MOVING_CLASSES.forEach(type -> all.addAll(both(type, name)));
    }
    if (name.equals(Forest.BACKUP)) {
      all.addAll(both("HOST", name));
    }
    if (name.equals(standing.active())) {
      MOVING_CLASSES.forEach(type -> all.addAll(both(type, Forest.PRIMARY)));
    }
    return all;
  }

  private List<String> both(String type, String name) {
    return List.of(type + "/" + name, type + "/" + hostName(name));
  }

  private String hostName(String name) {
    return name.toLowerCase(Locale.ROOT) + "." + shape.zone();
  }
}
