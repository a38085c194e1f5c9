package io.topz.top.screen;

import io.topz.top.format.Width;

/**
 * Tracks the cursor of a terminal while clusters of characters are written. If terminals differ in the width of a cluster, its cells are
 * cleared first and the cursor is set explicitly after it, so that the rest of the line stays in place on every terminal.
 */
final class ClusterPlacer {

    private int column;
    private int row;

    /** Records that the cursor was moved. */
    void moved(int toColumn, int toRow) {
        column = toColumn;
        row = toRow;
    }

    /** The text to send for a cluster at the position of the cursor. */
    String placed(String cluster) {
        int at = column;
        int width = Width.of(cluster);
        column += width;
        if (!Width.isDisputed(cluster)) {
            return cluster;
        }
        return " ".repeat(width) + position(at) + cluster + position(column);
    }

    private String position(int toColumn) {
        return "\u001b[" + (row + 1) + ";" + (toColumn + 1) + "H";
    }
}
