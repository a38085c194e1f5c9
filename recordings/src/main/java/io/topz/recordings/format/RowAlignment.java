package io.topz.recordings.format;

import java.util.List;

/** The alignment of the rows of an answer with those of the previous one. Not thread-safe. */
final class RowAlignment {

    private final List<Row> rows;
    private final List<Row> before;
    private final int[] references;
    private boolean begun;
    private long now;

    /**
     * Creates the alignment.
     *
     * @param references for each row its position in the previous answer, or -1
     */
    RowAlignment(List<Row> rows, List<Row> before, int[] references) {
        this.rows = rows;
        this.before = before;
        this.references = references;
    }

    List<Row> rows() {
        return rows;
    }

    /** The row in the previous answer. */
    long[] before(int row) {
        return before.get(references[row]).values();
    }

    /** The time of the answer, which is the first time in its first row; 0 until that is known. */
    long now() {
        return now;
    }

    /** Takes the time from the first row, which is now known. */
    void learnTime(StringTable strings) {
        if (!begun) {
            begun = true;
            int column = JsonRows.firstTime(strings.shapes.get(rows.get(0).shape()));
            now = column < 0 ? 0 : rows.get(0).values()[column];
        }
    }
}
