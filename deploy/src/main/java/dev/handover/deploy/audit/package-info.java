/** Verifies exported audits, without any service. */
@org.jspecify.annotations.NullMarked
package dev.handover.deploy.audit;
