package dev.handover.node.http;

import java.util.stream.Stream;

/**
 * A request whose path or body must be refused.
 *
 * @param what is wrong
 * @param code the expected problem
 */
record BadBody(String what, String path, String body, String code) {
  private static final String ISSUER = ",\"issuer\":\"" + Caller.ISSUER + "\"";
  private static final String PROMISE = "{\"epoch\":5" + ISSUER + "}";
  private static final String FENCE = Caller.fence("bad-input", 5);
  private static final String SERVICE = "/v1/services/AppAgent/state";
  private static final String DISK = "/v1/disks/data/state";
  private static final String ADDRESS = "/v1/addresses/192.0.2.66/state";
  private static final String PROMISES = "/v1/promises/bad-input";
  private static final String RELEASE = "/v1/releases/bad-input";

  private BadBody(String what, String path, String body) {
    this(what, path, body, "invalid-request");
  }

  @Override
  public String toString() {
    return what;
  }

  static Stream<BadBody> all() {
    return Stream.of(
        new BadBody("no body", PROMISES, ""),
        new BadBody("not JSON", PROMISES, "{\"epoch\":5,"),
        new BadBody("an array", PROMISES, "[]"),
        new BadBody("two documents", PROMISES, PROMISE + PROMISE),
        new BadBody(
            "repeated property",
            PROMISES,
            "{\"epoch\":5,\"epoch\":6" + ISSUER + "}",
            "invalid-request"),
        new BadBody(
            "unknown property",
            PROMISES,
            "{\"epoch\":5,\"force\":true" + ISSUER + "}",
            "invalid-request"),
        new BadBody(
            "epoch as text", PROMISES, "{\"epoch\":\"5\"" + ISSUER + "}", "invalid-request"),
        new BadBody(
            "epoch with a fraction", PROMISES, "{\"epoch\":5.5" + ISSUER + "}", "invalid-request"),
        new BadBody("epoch 0", PROMISES, "{\"epoch\":0" + ISSUER + "}", "invalid-request"),
        new BadBody(
            "epoch above 2^53",
            PROMISES,
            "{\"epoch\":9007199254740992" + ISSUER + "}",
            "invalid-request"),
        new BadBody(
            "epoch above 2^64",
            PROMISES,
            "{\"epoch\":99999999999999999999" + ISSUER + "}",
            "invalid-request"),
        new BadBody("no issuer", PROMISES, "{\"epoch\":5}"),
        new BadBody("issuer is no UUID", PROMISES, "{\"epoch\":5,\"issuer\":\"me\"}"),
        new BadBody("group in capitals", "/v1/promises/Mail", PROMISE),
        new BadBody("group too long", "/v1/promises/" + "g".repeat(64), PROMISE),
        new BadBody("no fence", SERVICE, "{\"desired\":\"RUNNING\"}"),
        new BadBody(
            "fence is null",
            SERVICE,
            "{\"desired\":\"RUNNING\",\"fence\":null}",
            "invalid-request"),
        new BadBody(
            "unknown property in the fence",
            SERVICE,
            "{\"desired\":\"RUNNING\",\"fence\":{\"group\":\"bad-input\",\"epoch\":5,\"issuer\":\""
                + Caller.ISSUER
                + "\",\"x\":1}}",
            "invalid-request"),
        new BadBody(
            "bad group in the fence",
            SERVICE,
            "{\"desired\":\"RUNNING\",\"fence\":" + Caller.fence("../etc", 5) + "}",
            "invalid-request"),
        new BadBody(
            "no such state",
            SERVICE,
            "{\"desired\":\"PAUSED\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "state as a number",
            SERVICE,
            "{\"desired\":1,\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "waits too long",
            SERVICE,
            "{\"desired\":\"RUNNING\",\"waitSeconds\":31,\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "waits backwards",
            SERVICE,
            "{\"desired\":\"RUNNING\",\"waitSeconds\":-1,\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "service name too long",
            "/v1/services/" + "s".repeat(257) + "/state",
            "{\"desired\":\"RUNNING\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "service with a path",
            "/v1/services/..%5C..%5Csvc/state",
            "{\"desired\":\"RUNNING\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "no such service",
            "/v1/services/NoSuchService/state",
            "{\"desired\":\"RUNNING\",\"fence\":" + FENCE + "}",
            "service-not-found"),
        new BadBody(
            "disk with a path",
            "/v1/disks/..%2F..%2Fdata/state",
            "{\"desired\":\"OFFLINE\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "no such disk",
            "/v1/disks/other/state",
            "{\"desired\":\"OFFLINE\",\"fence\":" + FENCE + "}",
            "disk-not-found"),
        new BadBody(
            "online without a mount point",
            DISK,
            "{\"desired\":\"ONLINE\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "mount point is a Unix path",
            DISK,
            "{\"desired\":\"ONLINE\",\"mountPoint\":\"/mnt\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "not an address",
            "/v1/addresses/192.0.2.256/state",
            "{\"desired\":\"ABSENT\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "a host name",
            "/v1/addresses/beef/state",
            "{\"desired\":\"ABSENT\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "address with zeros",
            "/v1/addresses/192.0.02.50/state",
            "{\"desired\":\"ABSENT\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "present without a prefix",
            ADDRESS,
            "{\"desired\":\"PRESENT\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "prefix too long for IPv4",
            ADDRESS,
            "{\"desired\":\"PRESENT\",\"prefixLength\":33,\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "lease that replaces what is no lease's end",
            "/v1/leases/bad-input",
            "{\"seconds\":60,\"replaces\":\"" + "9".repeat(65) + "\",\"fence\":" + FENCE + "}",
            "invalid-request"),
        new BadBody(
            "release without a disk",
            RELEASE,
            "{\"epoch\":5" + ISSUER + ",\"services\":[]}",
            "invalid-request"),
        new BadBody(
            "release with a null service",
            RELEASE,
            "{\"epoch\":5,\"issuer\":\""
                + Caller.ISSUER
                + "\",\"services\":[null],\"disk\":\"data\"}",
            "invalid-request"),
        new BadBody(
            "release with a bad address",
            RELEASE,
            "{\"epoch\":5,\"issuer\":\""
                + Caller.ISSUER
                + "\",\"services\":[],\"disk\":\"data\",\"address\":\"1.2.3\"}",
            "invalid-request"));
  }
}
