/** Tests of {@code dev.handover.deploy.bench}. */
@org.jspecify.annotations.NullMarked
package dev.handover.deploy.bench;
