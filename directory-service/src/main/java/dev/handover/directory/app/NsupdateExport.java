package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskProgress;
import dev.handover.directory.domain.UndoFiles;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsUpdates;
import dev.handover.directory.domain.dns.Nsupdate;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What undoes the updates of DNS servers without this service: a script for {@code nsupdate},
 * beside the reverse LDIF and named like it. A set without such updates has none.
 */
@ApplicationScoped
public class NsupdateExport {

  /** More changes than any task has that is written in turn. */
  private static final int ALL_OF_A_TASK = 10_000;

  private final ChangeSetStore store;
  private final UndoFiles files;
  private final DnsUpdates dns;
  private final TaskCatalogue catalogue;

  /** Scripts for what is stored there, kept here. */
  public NsupdateExport(
      ChangeSetStore store, UndoFiles files, DnsUpdates dns, TaskCatalogue catalogue) {
    this.store = store;
    this.files = files;
    this.dns = dns;
    this.catalogue = catalogue;
  }

  /** The script of a set lies beside its reverse LDIF. */
  static String besideLdif(String ldif) {
    return ldif.replaceFirst("\\.ldif$", "") + ".nsupdate";
  }

  /** Makes sure, before the first write, that the script is on disk. */
  void ensureWritten(ChangeSet set, String ldif) {
    List<EntryChange> changes = new ArrayList<>();
    for (TaskProgress task : set.tasks()) {
      if (task.total() > 0 && catalogue.conductOf(task.task()) != TaskConduct.IN_PARALLEL) {
        changes.addAll(onServers(set, task));
      }
    }
    String name = Path.of(besideLdif(ldif)).getFileName().toString();
    if (!changes.isEmpty() && !files.exists(besideLdif(ldif))) {
      files.write(name, script(set, changes.reversed()).iterator());
    }
  }

  private List<EntryChange> onServers(ChangeSet set, TaskProgress task) {
    return store
        .changes(ChangeQuery.all(set.id(), false, ALL_OF_A_TASK).ofTask(task.task()))
        .stream()
        .map(RecordedChange::change)
        .filter(change -> DnsServerName.isOnServer(change.dn()))
        .toList();
  }

  private Stream<String> script(ChangeSet set, List<EntryChange> lastFirst) {
    String header =
        Nsupdate.header(
            List.of(
                "Handover change set " + set.id() + ", group " + set.group(),
                "Takes back the updates of DNS servers: nsupdate -k <key file> <this file>",
                "Sets the records from before, whatever is there now."));
    return Stream.concat(
        Stream.of(header),
        lastFirst.stream().map(change -> Nsupdate.reverse(change, server(change))));
  }

  private Optional<String> server(EntryChange change) {
    return DnsServerName.tryParse(change.dn()).flatMap(name -> dns.serverOf(name.zone()));
  }
}
