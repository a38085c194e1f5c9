package io.topz.top.canvas;

/** The size of the terminal in characters, at least one by one. */
public record Size(int columns, int rows) {

    public Size {
        columns = Math.max(1, columns);
        rows = Math.max(1, rows);
    }
}
