package dev.handover.node.adapter.windows;

import com.sun.jna.Pointer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array of EVT_VARIANT (winevt.h): 16 bytes each, a value of 8, a count of 4, a type of 4. Read
 * where they lie, because a union of thirty members is slow to map.
 */
record EventVariants(Pointer first) {
  private static final long SIZE = 16;
  private static final long TYPE_OFFSET = 12;
  private static final int TYPE_STRING = 1;
  private static final int TYPE_FILE_TIME = 17;

  /** 100 ns intervals from 1601 to 1970. */
  private static final long EPOCH = 116_444_736_000_000_000L;

  private static final long INTERVALS_PER_SECOND = 10_000_000L;
  private static final long NANOS_PER_INTERVAL = 100L;

  private int type(int index) {
    return first.getInt(index * SIZE + TYPE_OFFSET);
  }

  Optional<String> text(int index) {
    if (type(index) != TYPE_STRING) {
      return Optional.empty();
    }
    @Nullable Pointer text = first.getPointer(index * SIZE);
    return Optional.ofNullable(text).map(found -> found.getWideString(0));
  }

  int unsignedByte(int index) {
    return type(index) == 0 ? 0 : Byte.toUnsignedInt(first.getByte(index * SIZE));
  }

  int unsignedShort(int index) {
    return type(index) == 0 ? 0 : Short.toUnsignedInt(first.getShort(index * SIZE));
  }

  long number(int index) {
    return type(index) == 0 ? 0 : first.getLong(index * SIZE);
  }

  Instant time(int index) {
    if (type(index) != TYPE_FILE_TIME) {
      return Instant.EPOCH;
    }
    long intervals = first.getLong(index * SIZE) - EPOCH;
    return Instant.ofEpochSecond(
        Math.floorDiv(intervals, INTERVALS_PER_SECOND),
        Math.floorMod(intervals, INTERVALS_PER_SECOND) * NANOS_PER_INTERVAL);
  }
}
