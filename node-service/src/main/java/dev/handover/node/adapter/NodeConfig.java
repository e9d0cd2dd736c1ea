package dev.handover.node.adapter;

import dev.handover.node.domain.NodeIdentity.AdapterKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that can be configured under `handover.`; an unknown key there stops the start. */
@ConfigMapping(prefix = "handover")
public interface NodeConfig {

  /**
   * What this service is meant for. Production refuses the emulated machine and connections without
   * TLS.
   */
  @WithDefault("production")
  Mode mode();

  /** Holds everything that the service writes. */
  @WithDefault("./data")
  Path dataDir();

  Access access();

  Node node();

  /** What this service is meant for. */
  enum Mode {
    LAB,
    PRODUCTION
  }

  /** Who may call. */
  interface Access {

    /** One line for each token: `name role sha256:hash`. */
    @WithDefault("${handover.data-dir:./data}/tokens")
    Path tokensFile();
  }

  /** This node. */
  interface Node {

    /** The node's own name, at most 63 characters; never the name that moves. */
    String name();

    /** What stands behind the ports. */
    @WithDefault("windows")
    AdapterKind adapter();

    Emulated emulated();

    /** The floating addresses of a real machine. */
    AddressConfig address();

    Files files();

    Registry registry();
  }

  /** Which files of this machine may be read or changed. */
  interface Files {

    /**
     * Folders outside of switching disks, such as `C:/Program Files/Microsoft/Exchange Server`;
     * file versions and .config files are reached only below them. Backslashes or slashes.
     */
    Optional<List<String>> roots();
  }

  /** The registry, as far as callers may ask for values of it. */
  interface Registry {

    /**
     * Keys below which values may be read. Written with `/`, because `\` is an escape in properties
     * files. Keys that hold secrets, such as Winlogon's, must not be below any of them.
     */
    @WithDefault(
        "HKLM/SYSTEM/CurrentControlSet/Services,HKLM/SOFTWARE/Microsoft/Exchange,HKLM/SOFTWARE/Microsoft/ExchangeServer")
    List<String> roots();
  }

  /** The emulated machine; only read with `handover.node.adapter=emulated`. */
  interface Emulated {

    /** Holds machine.yaml, faults.yaml and state.json. */
    @WithDefault("${handover.data-dir:./data}/machine")
    Path machineDir();

    /**
     * Holds what both nodes see: disk images and the network. Default: `shared` beside the machine
     * folder.
     */
    Optional<Path> sharedDir();

    /** What machine.yaml is made from when there is none. */
    @WithDefault("generic")
    Template template();

    /** Whether the machine stayed up while this process was gone, or lost power. */
    @WithDefault("keep")
    OnStart onStart();
  }

  /** A machine file that is shipped with this service. */
  enum Template {
    EXCHANGE_2003("exchange-2003"),
    EXCHANGE_2007("exchange-2007"),
    GENERIC("generic");

    private final String resource;

    Template(String resource) {
      this.resource = resource;
    }

    /** The name of its file, without the ending. */
    public String resource() {
      return resource;
    }
  }

  /** What the emulated machine went through while this process was gone. */
  enum OnStart {
    /** Nothing: services keep their states, the disk is taken again before anything is served. */
    KEEP,
    /** A power cut: nothing runs, nothing is attached, and the boot id is a new one. */
    BOOT
  }
}
