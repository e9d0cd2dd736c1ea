package dev.handover.node.adapter.windows.net;

import dev.handover.node.domain.FloatingAddress;

/**
 * An address of an interface.
 *
 * @param interfaceId the interface's LUID
 * @param hidden SkipAsSource: Windows neither sends from it by itself nor registers it in DNS. All
 *     of ours are hidden, and a server's own address is not
 */
record UnicastAddress(
    FloatingAddress address,
    long interfaceId,
    int prefixLength,
    boolean hidden,
    Duplicate duplicate) {

  /** How far Windows' own search for a duplicate has got (NL_DAD_STATE in nldef.h). */
  enum Duplicate {
    INVALID,
    TENTATIVE,
    DUPLICATE,
    DEPRECATED,
    PREFERRED;

    static Duplicate of(int value) {
      return value >= 0 && value < values().length ? values()[value] : INVALID;
    }
  }
}
