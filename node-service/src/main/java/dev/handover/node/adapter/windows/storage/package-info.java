/** The switching disk of a Windows machine: control codes, reservations, volumes, open files. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows.storage;
