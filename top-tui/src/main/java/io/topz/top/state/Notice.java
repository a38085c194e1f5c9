package io.topz.top.state;

/**
 * A sentence that is shown for a while.
 *
 * @param until the time when it disappears, in nanoseconds of the local clock
 */
public record Notice(String text, long until) {}
