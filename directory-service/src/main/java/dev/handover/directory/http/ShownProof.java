package dev.handover.directory.http;

import dev.handover.api.directory.model.DuplicateSpn;
import dev.handover.api.directory.model.SpnHolder;
import dev.handover.api.directory.model.Unsearched;
import dev.handover.directory.domain.proof.SpnCheck;

/** What was found out about the forest, as the contract shows it. */
final class ShownProof {

  private static final int MAX_REASON = 4000;

  private ShownProof() {}

  static dev.handover.api.directory.model.SpnCheck spns(SpnCheck check) {
    return new dev.handover.api.directory.model.SpnCheck(
        check.names(),
        check.searched(),
        check.unsearched().stream().map(ShownProof::unsearched).toList(),
        check.duplicates().stream().map(ShownProof::duplicate).toList(),
        check.leftOut());
  }

  static Unsearched unsearched(dev.handover.directory.domain.proof.Unsearched place) {
    return new Unsearched(place.where(), Problems.cut(place.reason(), MAX_REASON));
  }

  private static DuplicateSpn duplicate(SpnCheck.Duplicate duplicate) {
    return new DuplicateSpn(
        duplicate.name(),
        duplicate.holders().stream()
            .map(holder -> new SpnHolder(holder.dn().toString(), holder.name()))
            .toList());
  }
}
