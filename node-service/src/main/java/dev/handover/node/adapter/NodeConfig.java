package dev.handover.node.adapter;

import dev.handover.node.adapter.windows.storage.DiskSelection.ReservationUse;
import dev.handover.node.domain.NodeIdentity.AdapterKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

  /** Where traces go. */
  Tracing tracing();

  /** How is logged. */
  Log log();

  /** What this service is meant for. */
  enum Mode {
    LAB,
    PRODUCTION
  }

  /** What callers have to show before they may ask. */
  enum ClientCertificates {
    NONE,
    REQUIRED
  }

  /** Read by {@code TracingConfig}, earlier than this. */
  interface Tracing {

    /** A collector that takes OTLP over HTTP; without it nothing is traced. */
    Optional<URI> endpoint();
  }

  /** Read by the logging of the platform. */
  interface Log {

    /** One JSON object a line instead of text. */
    @WithDefault("false")
    boolean json();
  }

  /** Who may call. */
  interface Access {

    /** One line for each token: `name role sha256:hash`. */
    @WithDefault("${handover.data-dir:./data}/tokens")
    Path tokensFile();

    /** Whether callers have to show a certificate too, before anything is asked. */
    @WithDefault("none")
    ClientCertificates clientCertificates();

    /** Requests of one caller in a second; 0 for no limit. In production 200 unless given. */
    Optional<Integer> requestsPerSecond();

    /** Requests of one address without valid credentials; 0 for no limit. In production 60. */
    Optional<Integer> failuresPerMinute();
  }

  /** This node. */
  interface Node {

    /** The node's own name, at most 63 characters; never the name that moves. */
    String name();

    /** What stands behind the ports. */
    @WithDefault("windows")
    AdapterKind adapter();

    Emulated emulated();

    Windows windows();

    /** The floating addresses of a real machine. */
    AddressConfig address();

    Files files();

    Registry registry();

    /** The switching disks of a real machine, by their id; one that is not here is not found. */
    Map<String, Disk> disks();
  }

  /** Windows itself; only read with `handover.node.adapter=windows`. */
  interface Windows {

    /**
     * Name of another machine whose service manager is driven from here, because it is too old to
     * run this service. Its disk and address must then be left to commands.
     */
    Optional<String> machine();
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

  /** A switching disk. */
  interface Disk {

    /** What switches it. */
    @WithDefault("windows")
    DiskAdapter adapter();

    /** An identifier of SCSI page 83h, as `Get-Disk` shows it; or {@link #guid}. */
    Optional<String> uniqueId();

    /** The GUID of its partition table; or {@link #uniqueId}. */
    Optional<UUID> guid();

    /** Whether a disk without SCSI-3 persistent reservations may be used. */
    @WithDefault("if-supported")
    ReservationUse reservation();

    DiskTool command();
  }

  /** What switches a disk. */
  enum DiskAdapter {
    /** Windows itself. */
    WINDOWS,
    /** A vendor's tool. */
    COMMAND
  }

  /**
   * A vendor's tool: argument vectors in which {disk}, {mount-point} and {node} stand for values.
   */
  interface DiskTool {

    /** Tells whether the disk is here. */
    Optional<List<String>> status();

    Optional<List<String>> online();

    Optional<List<String>> offline();

    /** Takes the disk from a machine that holds it; without it that cannot be asked for. */
    Optional<List<String>> preempt();

    /** Where the tool mounts the disk, for the commands that are not told. */
    Optional<String> mountPoint();

    @WithDefault("300")
    int timeoutSeconds();

    /** Exit code of `status` for a disk that is here; 0 is done for every other command. */
    @WithDefault("0")
    int onlineCode();

    /** Exit code of `status` for a disk that is not here. */
    @WithDefault("1")
    int offlineCode();

    /** Exit codes of a disk that another machine has. */
    Optional<List<Integer>> heldElsewhereCodes();

    /** Exit codes of a disk on which files are open. */
    Optional<List<Integer>> inUseCodes();
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
