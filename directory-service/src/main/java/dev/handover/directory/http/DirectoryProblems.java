package dev.handover.directory.http;

import dev.handover.api.directory.model.Problem;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Failures of the directory behind this service, as problems. */
class DirectoryProblems {

  @ServerExceptionMapper
  RestResponse<Problem> unreachable(DirectoryUnreachableException e) {
    return answer(
        RefusalCode.DIRECTORY_UNREACHABLE,
        e,
        Objects.requireNonNullElse(
            e.cure(), "Check that the domain controller runs and can be reached, then ask again."));
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(DirectoryRefusedException e) {
    return answer(RefusalCode.DIRECTORY_REFUSED, e, e.cure());
  }

  private static RestResponse<Problem> answer(
      RefusalCode code, RuntimeException cause, String cure) {
    return Problems.answer(
        Problems.of(new Refusal(code, String.valueOf(cause.getMessage()), cure)));
  }
}
