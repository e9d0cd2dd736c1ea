/** Tests of {@code dev.handover.node.domain}. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.domain;
