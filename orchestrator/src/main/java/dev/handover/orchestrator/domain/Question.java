package dev.handover.orchestrator.domain;

/**
 * What a person has to answer when confirming a manual step.
 *
 * @param name lower-kebab, unique in its step
 * @param text what is asked
 * @param pattern a regular expression (java.util.regex) that the whole answer has to match
 */
public record Question(String name, String text, String pattern) {}
