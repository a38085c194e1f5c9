package io.topz.top.key;

/** A click at a position on the screen, counted from 0. */
public record Click(int column, int row) implements Command {}
