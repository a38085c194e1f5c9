package io.topz.top.query;

/**
 * What is wrong with a text that was typed.
 *
 * @param at the position of the first wrong character, counted from one
 * @param sentence for people
 */
public record Problem(int at, String sentence) {}
