/** Tests of {@code dev.handover.node.adapter.install}, on a host that is kept in memory. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.install;
