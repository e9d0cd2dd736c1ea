package dev.handover.node.adapter.windows;

import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventLogContract;

/**
 * The Windows event log; {@link WindowsEventLogIT} runs it on a Windows JVM under Wine.
 *
 * <p>Left out here, because Wine takes events and drops them and cannot be asked for any:
 * everything of EventReadingContract, which this class should extend on real Windows.
 */
class WindowsEventLogChecks extends EventLogContract {

  @Override
  protected EventLog log() {
    return new WindowsEventLog();
  }
}
