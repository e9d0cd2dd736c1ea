package dev.handover.deploy.forest;

import static dev.handover.deploy.forest.Forest.child;

import com.unboundid.ldap.sdk.Entry;
import dev.handover.deploy.forest.Forest.Shape;
import java.util.List;
import java.util.Locale;

/**
 * Plain mailboxes of the primary in an organisational unit of their own, for measurements.
 *
 * @param shape of the forest that they are added to
 * @param name of the unit
 * @param mailboxes how many
 */
public record Crowd(Shape shape, String name, int mailboxes) {
  /** Where they are. */
  public String unit() {
    return child("OU", name, shape.baseDn());
  }

  /** Unit and mailboxes, all of them on one store. */
  public List<Entry> onOneStore() {
    return entries(1);
  }

  /**
   * Unit and mailboxes, in turn on every store, as a link to one store grows slow with thousands.
   */
  public List<Entry> onAllStores() {
    return entries(shape.generation().mailboxStores().size());
  }

  /** The store that {@link #onOneStore} is about, on a server. */
  public String store(String server) {
    return organisation().store(server, shape.generation().mailboxStores().get(0));
  }

  private List<Entry> entries(int stores) {
    Entries all = new Entries();
    all.add(unit(), "top", "organizationalUnit");
    Organisation organisation = organisation();
    for (int i = 0; i < mailboxes; i++) {
      String login = name.toLowerCase(Locale.ROOT) + i;
      Entry user =
          all.add(
              child("CN", "Person " + i, unit()), "top", "person", "organizationalPerson", "user");
      user.addAttribute("sAMAccountName", login);
      user.addAttribute("userAccountControl", "514");
      user.addAttribute("mail", login + "@" + shape.zone());
      user.addAttribute("mailNickname", login);
      user.addAttribute(
          "homeMDB",
          organisation.store(Forest.PRIMARY, shape.generation().mailboxStores().get(i % stores)));
      user.addAttribute("homeMTA", organisation.transferAgent(Forest.PRIMARY));
      user.addAttribute("msExchHomeServerName", organisation.legacyServer(Forest.PRIMARY));
    }
    return all.all();
  }

  private Organisation organisation() {
    return new Organisation(shape, Standing.initial());
  }
}
