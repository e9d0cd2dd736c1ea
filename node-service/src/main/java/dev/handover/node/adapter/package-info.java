/**
 * The world behind the ports: files, clock, configuration, and the choice between a Windows machine
 * and an emulated one.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter;
