/** Pure types, decisions and ports of the node: no framework, no clock, no input or output. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.domain;
