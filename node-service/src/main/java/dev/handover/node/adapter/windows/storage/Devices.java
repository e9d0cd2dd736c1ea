package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskStatus.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of Windows itself; everything else is done by control codes of a {@link Device}.
 */
interface Devices {

  /** Every name that Windows gives devices, such as `PhysicalDrive0`, `Volume{...}`, `C:`. */
  List<String> names();

  /** The device behind a name; two names of one device have the same target. */
  Optional<String> target(String name);

  /** Opens a device for reading and writing by its name. */
  Device open(String name) throws StorageException;

  /** Gives a volume a mount point, which Windows remembers. */
  void mount(String mountPoint, String volume) throws StorageException;

  /** Where a mount point's files are reached. */
  Path root(String mountPoint);

  /** Room at a mount point, unless Windows does not tell. */
  Optional<Space> space(String mountPoint);

  /** An open device. */
  interface Device extends AutoCloseable {

    /**
     * Sends a control code (winioctl.h).
     *
     * @param most bytes of the answer at most
     * @return the answer
     */
    byte[] control(int code, byte[] input, int most) throws StorageException;

    /** Writes what is cached for the device. */
    void flush() throws StorageException;

    @Override
    void close();
  }
}
