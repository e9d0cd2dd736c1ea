/*
 * A Windows service for tests: how it starts, runs and stops is read from its own registry key,
 * HKLM\SYSTEM\CurrentControlSet\Services\<name>\Parameters, as DWORD values:
 *
 *   StartMillis    time in START_PENDING, with a checkpoint every 100 ms
 *   StopMillis     time in STOP_PENDING, likewise
 *   StartFailCode  ends in STOPPED with this Windows error instead of RUNNING
 *   CrashMillis    how long it runs until its process ends without a word
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#define CHECKPOINT_MILLIS 100
#define PATH_CHARS 512

static SERVICE_STATUS_HANDLE handle;
static SERVICE_STATUS status;
static HANDLE stopAsked;
static wchar_t parameters[PATH_CHARS];

static DWORD parameter(const wchar_t *name) {
  DWORD value = 0;
  DWORD size = sizeof value;
  LSTATUS found = RegGetValueW(HKEY_LOCAL_MACHINE, parameters, name, RRF_RT_REG_DWORD, NULL, &value, &size);
  return found == ERROR_SUCCESS ? value : 0;
}

static void report(DWORD state, DWORD exitCode, DWORD checkpoint, DWORD waitHint) {
  status.dwServiceType = SERVICE_WIN32_OWN_PROCESS;
  status.dwCurrentState = state;
  status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
  status.dwWin32ExitCode = exitCode;
  status.dwCheckPoint = checkpoint;
  status.dwWaitHint = waitHint;
  SetServiceStatus(handle, &status);
}

/* Stays in a pending state for a while, making progress. */
static void linger(DWORD state, DWORD millis) {
  DWORD checkpoint = 1;
  while (millis > 0) {
    DWORD part = millis > CHECKPOINT_MILLIS ? CHECKPOINT_MILLIS : millis;
    report(state, NO_ERROR, checkpoint++, 10 * CHECKPOINT_MILLIS);
    Sleep(part);
    millis -= part;
  }
}

static DWORD WINAPI control(DWORD code, DWORD type, LPVOID data, LPVOID context) {
  (void)type;
  (void)data;
  (void)context;
  switch (code) {
    case SERVICE_CONTROL_STOP:
    case SERVICE_CONTROL_SHUTDOWN:
      report(SERVICE_STOP_PENDING, NO_ERROR, 1, 1000);
      SetEvent(stopAsked);
      return NO_ERROR;
    case SERVICE_CONTROL_INTERROGATE:
      return NO_ERROR;
    default:
      return ERROR_CALL_NOT_IMPLEMENTED;
  }
}

static void WINAPI serve(DWORD count, LPWSTR *arguments) {
  DWORD failCode;
  DWORD crashMillis;
  (void)count;
  swprintf(parameters, PATH_CHARS, L"SYSTEM\\CurrentControlSet\\Services\\%ls\\Parameters", arguments[0]);
  stopAsked = CreateEventW(NULL, TRUE, FALSE, NULL);
  handle = RegisterServiceCtrlHandlerExW(arguments[0], control, NULL);

  report(SERVICE_START_PENDING, NO_ERROR, 1, 1000);
  linger(SERVICE_START_PENDING, parameter(L"StartMillis"));
  failCode = parameter(L"StartFailCode");
  if (failCode != NO_ERROR) {
    report(SERVICE_STOPPED, failCode, 0, 0);
    return;
  }
  report(SERVICE_RUNNING, NO_ERROR, 0, 0);
  crashMillis = parameter(L"CrashMillis");
  if (WaitForSingleObject(stopAsked, crashMillis ? crashMillis : INFINITE) == WAIT_TIMEOUT) {
    ExitProcess(3);
  }
  linger(SERVICE_STOP_PENDING, parameter(L"StopMillis"));
  report(SERVICE_STOPPED, NO_ERROR, 0, 0);
}

int wmain(void) {
  wchar_t none[] = L"";
  SERVICE_TABLE_ENTRYW table[] = {{none, serve}, {NULL, NULL}};
  return StartServiceCtrlDispatcherW(table) ? 0 : 1;
}
