package dev.handover.node.domain;

/**
 * One entry of an access control list, as it was read back.
 *
 * @param account the name, or the SID when it has none
 * @param allowed false when the entry denies
 * @param inherited whether it comes from the directory above
 */
public record AccessEntry(
    String account, String sid, AccessRights rights, boolean allowed, boolean inherited) {}
