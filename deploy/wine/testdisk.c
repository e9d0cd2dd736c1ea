/*
 * A Windows driver for tests: a shared disk as \\.\PhysicalDrive8 and, while it is online, its volume at X:.
 *
 * It knows nothing of disks itself. Every control code is handed, as it is, to the storage at the other end of
 * C:\san (san.py), which answers with a status and bytes:
 *
 *   request   DWORD device (0 disk, 1 volume), code, size of the answer at most, size of the input; input
 *   answer    DWORD status, whether the volume is there, size of the output; output
 */
#include <ntddk.h>

/* Declared nowhere in MinGW's headers. */
NTSYSAPI NTSTATUS NTAPI ZwDeleteFile(OBJECT_ATTRIBUTES *attributes);

#define DISK 0
#define VOLUME 1
#define HEADER_BYTES 16
#define ANSWER_BYTES 12
#define MAX_BYTES 4096
#define POLL_100NS (-50000LL)
#define MAX_POLLS 24000

static const WCHAR *diskDevice = L"\\Device\\HandoverDisk";
static const WCHAR *volumeDevice = L"\\Device\\HandoverVolume";
static const WCHAR *diskName = L"\\??\\PhysicalDrive8";
static const WCHAR *volumeName = L"\\??\\Volume{68616e64-6f76-6572-0000-000000000008}";
static const WCHAR *letterName = L"\\??\\X:";
static const WCHAR *requestFile = L"\\??\\C:\\san\\request";
static const WCHAR *answerFile = L"\\??\\C:\\san\\answer";

static DEVICE_OBJECT *volume;
static BOOLEAN volumeIsThere;
static UCHAR buffer[HEADER_BYTES + MAX_BYTES];

static void name(OBJECT_ATTRIBUTES *attributes, UNICODE_STRING *text, const WCHAR *path) {
  RtlInitUnicodeString(text, path);
  InitializeObjectAttributes(attributes, text, OBJ_CASE_INSENSITIVE, NULL, NULL);
}

static void forget(const WCHAR *path) {
  OBJECT_ATTRIBUTES attributes;
  UNICODE_STRING text;
  name(&attributes, &text, path);
  ZwDeleteFile(&attributes);
}

static NTSTATUS open(HANDLE *file, const WCHAR *path, ACCESS_MASK access, ULONG disposition) {
  OBJECT_ATTRIBUTES attributes;
  UNICODE_STRING text;
  IO_STATUS_BLOCK io;
  name(&attributes, &text, path);
  return ZwCreateFile(file, access | SYNCHRONIZE, &attributes, &io, NULL, FILE_ATTRIBUTE_NORMAL,
                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, disposition,
                      FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
}

static NTSTATUS ask(ULONG bytes) {
  HANDLE file;
  IO_STATUS_BLOCK io;
  NTSTATUS status;
  forget(answerFile);
  status = open(&file, requestFile, GENERIC_WRITE, FILE_OVERWRITE_IF);
  if (status != STATUS_SUCCESS) {
    return status;
  }
  status = ZwWriteFile(file, NULL, NULL, NULL, &io, buffer, bytes, NULL, NULL);
  ZwClose(file);
  return status;
}

/* The answer appears under its name when it is complete. */
static NTSTATUS await(ULONG *bytes) {
  HANDLE file;
  IO_STATUS_BLOCK io;
  NTSTATUS status;
  LARGE_INTEGER pause;
  int polls;
  pause.QuadPart = POLL_100NS;
  for (polls = 0; polls < MAX_POLLS; polls++) {
    KeDelayExecutionThread(KernelMode, FALSE, &pause);
    if (open(&file, answerFile, GENERIC_READ, FILE_OPEN) != STATUS_SUCCESS) {
      continue;
    }
    status = ZwReadFile(file, NULL, NULL, NULL, &io, buffer, ANSWER_BYTES + MAX_BYTES, NULL, NULL);
    ZwClose(file);
    *bytes = (ULONG)io.Information;
    return status;
  }
  return STATUS_IO_TIMEOUT;
}

/* What Windows' own volume manager does when a disk comes and goes. */
static void showVolume(BOOLEAN isThere) {
  UNICODE_STRING device, volumeLink, letterLink;
  if (isThere == volumeIsThere) {
    return;
  }
  RtlInitUnicodeString(&device, volumeDevice);
  RtlInitUnicodeString(&volumeLink, volumeName);
  RtlInitUnicodeString(&letterLink, letterName);
  if (isThere) {
    IoCreateSymbolicLink(&volumeLink, &device);
    IoCreateSymbolicLink(&letterLink, &device);
  } else {
    IoDeleteSymbolicLink(&letterLink);
    IoDeleteSymbolicLink(&volumeLink);
  }
  volumeIsThere = isThere;
}

static NTSTATUS exchange(ULONG device, IO_STACK_LOCATION *stack, void *data, ULONG *output) {
  ULONG *header = (ULONG *)buffer;
  ULONG most = stack->Parameters.DeviceIoControl.OutputBufferLength;
  ULONG input = stack->Parameters.DeviceIoControl.InputBufferLength;
  ULONG bytes = 0;
  NTSTATUS status;
  if (input > MAX_BYTES) {
    return STATUS_INVALID_PARAMETER;
  }
  header[0] = device;
  header[1] = stack->Parameters.DeviceIoControl.IoControlCode;
  header[2] = most;
  header[3] = input;
  RtlCopyMemory(buffer + HEADER_BYTES, data, input);
  status = ask(HEADER_BYTES + input);
  if (status == STATUS_SUCCESS) {
    status = await(&bytes);
  }
  if (status != STATUS_SUCCESS) {
    return status;
  }
  if (bytes < ANSWER_BYTES || bytes < ANSWER_BYTES + header[2] || header[2] > most) {
    return STATUS_IO_DEVICE_ERROR;
  }
  showVolume(header[1] != 0);
  *output = header[2];
  RtlCopyMemory(data, buffer + ANSWER_BYTES, header[2]);
  return (NTSTATUS)header[0];
}

static NTSTATUS complete(IRP *irp, NTSTATUS status, ULONG output) {
  irp->IoStatus.Status = status;
  irp->IoStatus.Information = output;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return status;
}

static NTSTATUS NTAPI agree(DEVICE_OBJECT *device, IRP *irp) {
  (void)device;
  return complete(irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI control(DEVICE_OBJECT *device, IRP *irp) {
  IO_STACK_LOCATION *stack = IoGetCurrentIrpStackLocation(irp);
  ULONG output = 0;
  ULONG which = device == volume ? VOLUME : DISK;
  NTSTATUS status = exchange(which, stack, irp->AssociatedIrp.SystemBuffer, &output);
  return complete(irp, status, output);
}

NTSTATUS NTAPI DriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *path) {
  UNICODE_STRING device, link;
  DEVICE_OBJECT *disk;
  NTSTATUS status;
  (void)path;
  driver->MajorFunction[IRP_MJ_CREATE] = agree;
  driver->MajorFunction[IRP_MJ_CLOSE] = agree;
  driver->MajorFunction[IRP_MJ_FLUSH_BUFFERS] = agree;
  driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = control;
  RtlInitUnicodeString(&device, volumeDevice);
  status = IoCreateDevice(driver, 0, &device, FILE_DEVICE_DISK, 0, FALSE, &volume);
  if (status != STATUS_SUCCESS) {
    return status;
  }
  RtlInitUnicodeString(&device, diskDevice);
  status = IoCreateDevice(driver, 0, &device, FILE_DEVICE_DISK, 0, FALSE, &disk);
  if (status != STATUS_SUCCESS) {
    return status;
  }
  RtlInitUnicodeString(&link, diskName);
  return IoCreateSymbolicLink(&link, &device);
}
