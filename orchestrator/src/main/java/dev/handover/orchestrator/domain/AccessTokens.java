package dev.handover.orchestrator.domain;

import java.util.List;

/** The tokens that are valid now. Empty when they cannot be read: then nobody gets in. */
public interface AccessTokens {

  /** All tokens, as they are at this moment. Cheap enough to be asked for every request. */
  List<AccessToken> current();
}
