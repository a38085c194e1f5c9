package io.topz.top.state;

/**
 * A sentence that is shown for a while.
 *
 * @param until when it goes away, nanoseconds of the local clock
 */
public record Notice(String text, long until) {}
