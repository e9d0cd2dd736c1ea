package dev.handover.node.adapter.windows;

import dev.handover.node.domain.ServiceName;

/** The access control lists of this machine's services, as text in Windows' own notation. */
interface AccessLists {

  /** The list alone, without owner, group and audit part. */
  String read(ServiceName service) throws Unreached;

  /** Replaces the list. */
  void write(ServiceName service, String list) throws Unreached;

  /** Why a list could not be read or written. */
  final class Unreached extends Exception {
    private static final long serialVersionUID = 1;

    Unreached(String reason) {
      super(reason);
    }
  }
}
