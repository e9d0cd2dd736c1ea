/**
 * A machine that behaves as Windows does, with its state in a folder: for demonstrations, for
 * tests, and for people without Windows. Refused in production.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.emulated;
