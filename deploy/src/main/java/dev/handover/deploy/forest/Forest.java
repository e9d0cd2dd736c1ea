package dev.handover.deploy.forest;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An organisation in Active Directory as it looks when {@code standing} is how things are.
 *
 * <p>Two forests of one shape that differ only in their standing are what the directory must look
 * like before and after a move. Nothing here is shared with the services: it is an independent
 * statement of the result.
 *
 * @param shape what does not change
 * @param standing what a move changes
 */
public record Forest(Shape shape, Standing standing) {
  /** Name of the primary, and of the organisation: a substring replace would ruin both. */
  public static final String PRIMARY = "EXCH1";

  /** Name of the backup. */
  public static final String BACKUP = "EXCH2";

  /** Servers that have nothing to do with the pair; the second's name begins with the primary's. */
  static final List<String> BYSTANDERS = List.of("EXCH3", "EXCH10");

  /** What mail clients connect to. */
  public static final String FLOATING_ADDRESS = "192.0.2.50";

  /** Flaws that a preview must find before anything stops. */
  public enum Flaw {
    /** A store of the primary, with a mailbox, that the backup does not have. */
    STORE_WITHOUT_COUNTERPART,
    /** A second server object of the backup's name, in another administrative group. */
    SERVER_NAME_TWICE
  }

  /**
   * What does not change in a move.
   *
   * @param baseDn of the domain, for instance {@code DC=example,DC=test}
   * @param generation of Exchange
   * @param mailboxes of the pair; decoys come on top
   * @param flaws what is wrong with it
   */
  public record Shape(String baseDn, Generation generation, int mailboxes, List<Flaw> flaws) {
    public Shape {
      flaws = List.copyOf(flaws);
    }

    /** A flawless organisation in {@code example.test}. */
    public static Shape of(Generation generation, int mailboxes) {
      return new Shape("DC=example,DC=test", generation, mailboxes, List.of());
    }

    /** The same with a flaw. */
    public Shape with(Flaw flaw) {
      List<Flaw> all = new ArrayList<>(flaws);
      all.add(flaw);
      return new Shape(baseDn, generation, mailboxes, all);
    }

    /** Name of the domain and its DNS zone. */
    public String zone() {
      return baseDn.substring("DC=".length()).replace(",DC=", ".");
    }

    String configuration() {
      return "CN=Configuration," + baseDn;
    }
  }

  /** Before the first move. */
  public static Forest initial(Shape shape) {
    return new Forest(shape, Standing.initial());
  }

  /** After one more move. */
  public Forest movedTo(String server) {
    return new Forest(shape, standing.movedTo(server));
  }

  /** Where the group's mailboxes are looked for. */
  public List<String> searchBases() {
    return People.searchBases(shape.baseDn());
  }

  /** Every entry, parents first. */
  public List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    Organisation organisation = new Organisation(shape, standing);
    all.addAll(organisation.entries());
    all.addAll(new Furnishings(shape, standing, organisation).entries());
    all.addAll(new Machines(shape, standing).entries());
    all.addAll(new People(shape, standing, organisation).entries());
    all.addAll(Dns.entries(shape));
    return all;
  }

  /** Writes every entry as LDIF. */
  public void writeTo(OutputStream out) throws IOException {
    try (LDIFWriter writer = new LDIFWriter(out)) {
      for (Entry entry : entries()) {
        writer.writeEntry(entry);
      }
    }
  }

  /**
   * A child's DN, escaped as RFC 4514 wants it; {@code =} too, which it allows and some servers
   * refuse.
   */
  static String child(String attribute, String name, String parent) {
    String escaped = new RDN(attribute, name).toString().substring(attribute.length() + 1);
    return attribute + "=" + escaped.replace("=", "\\3D") + "," + parent;
  }
}
