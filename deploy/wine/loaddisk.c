/* Installs and starts the test driver whose path is the one argument, then stays, as keepalive does. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>

int wmain(int count, wchar_t **words) {
  static const wchar_t name[] = L"HandoverTestDisk";
  SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
  SC_HANDLE driver;
  if (count != 2 || manager == NULL) {
    return 2;
  }
  driver = CreateServiceW(manager, name, name, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START,
                          SERVICE_ERROR_NORMAL, words[1], NULL, NULL, NULL, NULL, NULL);
  if (driver == NULL && GetLastError() == ERROR_SERVICE_EXISTS) {
    driver = OpenServiceW(manager, name, SERVICE_ALL_ACCESS);
  }
  if (driver == NULL || (!StartServiceW(driver, 0, NULL) && GetLastError() != ERROR_SERVICE_ALREADY_RUNNING)) {
    fprintf(stderr, "loaddisk: Windows error %lu\n", GetLastError());
    return 1;
  }
  puts("loaded");
  fflush(stdout);
  Sleep(INFINITE);
  return 0;
}
