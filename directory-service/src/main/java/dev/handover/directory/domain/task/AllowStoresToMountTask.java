package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.ValueSyntax;
import java.util.List;
import java.util.Set;

/**
 * Tells the target's stores that their database may be overwritten by a restore ({@code
 * msExchPatchMDB}), so that they mount the databases which the switching disk brings.
 */
@AutoService(DirectoryTask.class)
public final class AllowStoresToMountTask implements DirectoryTask {
  private static final String STORE_CLASSES = "storeClasses";
  private static final String ATTRIBUTE = "msExchPatchMDB";
  private static final List<String> KNOWN_CLASSES = List.of("msExchPrivateMDB", "msExchPublicMDB");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("allow-stores-to-mount"),
        100,
        TaskConduct.IN_TURN,
        "Allow stores to mount",
        "Sets msExchPatchMDB on every store of the target, so that it mounts the databases on the switching disk. The"
            + " server resets the value when it has mounted; verify and revert allow that.",
        List.of(
            new TaskParameter(
                STORE_CLASSES,
                "Classes of the stores: msExchPrivateMDB, and for Exchange 2003 also msExchPublicMDB.",
                false,
                true,
                List.of("msExchPrivateMDB"))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    for (String storeClass : context.parameters().all(STORE_CLASSES)) {
      if (!KNOWN_CLASSES.contains(storeClass)) {
        throw context
            .parameters()
            .refuse(STORE_CLASSES, "'" + storeClass + "' is none of " + KNOWN_CLASSES);
      }
    }
    ExchangeServerPair.find(context, draft)
        .ifPresent(servers -> preview(servers.target(), context, draft));
  }

  private static void preview(ExchangeServer target, TaskContext context, TaskDraft draft) {
    for (String storeClass : context.parameters().all(STORE_CLASSES)) {
      List<Entry> stores =
          context.findAll(
              new SearchQuery(
                  target.dn(),
                  SearchScope.SUBTREE,
                  Filter.objectClass(storeClass),
                  Set.of(ATTRIBUTE)));
      if (stores.isEmpty()) {
        draft.find(
            Severity.WARNING,
            "no-store-on-target",
            target.dn(),
            "The target has no store of class " + storeClass + ".",
            "Create the stores on the target under the same names as on the source.");
      }
      stores.forEach(store -> allow(store, draft));
    }
  }

  private static void allow(Entry store, TaskDraft draft) {
    List<AttributeValue> after = List.of(AttributeValue.of("TRUE"));
    draft.change(
        store.dn(),
        List.of(
            new AttributeChange(
                ATTRIBUTE, ValueSyntax.CASE_IGNORE, store.values(ATTRIBUTE), after)));
  }
}
