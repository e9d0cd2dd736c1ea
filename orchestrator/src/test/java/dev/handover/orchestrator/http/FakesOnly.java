package dev.handover.orchestrator.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;

/** The service with nodes and a directory that live in memory. */
public class FakesOnly implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(
        FakeNodes.class,
        FakeDirectory.class,
        FakeInventories.class,
        FakeMachines.class,
        FakeDisks.class,
        FakeReadings.class,
        FakeChangeRecords.class,
        FakePorts.class);
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Lab.class));
  }
}
