/** Holds the three contracts to the rules that callers rely on. */
@org.jspecify.annotations.NullMarked
package dev.handover.api;
