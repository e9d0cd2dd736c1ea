package dev.handover.orchestrator.adapter.client;

/**
 * The bearer token in a variable of the environment.
 *
 * @param variable its name
 */
record TokenOfEnvironment(String variable) implements TokenSource {
  @Override
  public String current() {
    String token = System.getenv(variable);
    return token == null ? "" : token.strip();
  }

  @Override
  public String told() {
    return "the variable " + variable + " of the environment";
  }
}
