package dev.handover.node.adapter;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;

/** How floating addresses of a real machine are moved. */
public interface AddressConfig {

  /** What moves them. */
  @WithDefault("windows")
  Kind adapter();

  /**
   * Name or GUID of the interface that gets them; by default the one interface that has the
   * address's network.
   */
  @WithName("interface")
  Optional<String> interfaceName();

  Tool command();

  /** What moves addresses. */
  enum Kind {
    /** Windows itself. */
    WINDOWS,
    /** A vendor's tool. */
    COMMAND
  }

  /**
   * A vendor's tool: argument vectors in which {address}, {prefix-length} (only `add`) and {node}
   * stand for values.
   */
  interface Tool {

    /** Tells whether the address is here. */
    Optional<List<String>> status();

    Optional<List<String>> add();

    Optional<List<String>> remove();

    @WithDefault("60")
    int timeoutSeconds();

    /** Exit code of `status` for an address that is here; 0 is done for the others. */
    @WithDefault("0")
    int presentCode();

    /** Exit code of `status` for an address that is not here. */
    @WithDefault("1")
    int absentCode();

    /** Exit codes of an address that another machine has. */
    Optional<List<Integer>> inUseCodes();
  }
}
