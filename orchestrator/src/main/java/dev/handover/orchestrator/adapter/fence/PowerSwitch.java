package dev.handover.orchestrator.adapter.fence;

import dev.handover.orchestrator.domain.PowerState;
import java.time.Duration;

/** The power of one machine. Each call takes as long as its limit at most. */
interface PowerSwitch {
  void off(Duration limit) throws FenceFault;

  PowerState read(Duration limit) throws FenceFault;
}
