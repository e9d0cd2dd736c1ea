package dev.handover.orchestrator.http;

import dev.handover.orchestrator.app.FakeHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The machines that every test of the service asks. */
@Alternative
@ApplicationScoped
public class FakeMachines extends FakeHosts {}
