package dev.handover.node.adapter.windows;

import dev.handover.node.domain.TestService;

/** Installs one slow test service; run on the Windows side. */
final class InstallTestService {
  static final String NAME = "HoOverHttp";

  private InstallTestService() {}

  public static void main(String[] arguments) {
    WindowsServiceControlManagerChecks.install(TestService.named(NAME).slow(400));
  }
}
