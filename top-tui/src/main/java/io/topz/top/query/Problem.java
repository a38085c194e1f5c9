package io.topz.top.query;

/**
 * An error in typed text.
 *
 * @param at the position of the first wrong character, counted from one
 * @param sentence the message for the user
 */
public record Problem(int at, String sentence) {}
