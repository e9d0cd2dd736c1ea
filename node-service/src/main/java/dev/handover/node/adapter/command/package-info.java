/**
 * Disks and addresses that a vendor's tool moves: argument vectors and exit codes, never a shell.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.command;
