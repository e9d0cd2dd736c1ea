/** Brings events to receivers: webhooks, services that want a form of their own, and syslog. */
@NullMarked
package dev.handover.orchestrator.adapter.events;

import org.jspecify.annotations.NullMarked;
