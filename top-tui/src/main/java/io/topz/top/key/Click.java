package io.topz.top.key;

/** A click on a place of the screen, counted from 0. */
public record Click(int column, int row) implements Command {}
