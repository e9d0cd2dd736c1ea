/** The audit: who wanted what, each entry hashed together with the one before. */
@org.jspecify.annotations.NullMarked
package dev.handover.directory.domain.audit;
