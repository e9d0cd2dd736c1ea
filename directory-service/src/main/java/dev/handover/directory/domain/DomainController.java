package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * A domain controller that may be asked.
 *
 * @param site the Active Directory site that it stands in; null while nobody has told
 */
public record DomainController(DomainControllerUrl url, @Nullable String site) {}
