package io.topz.recordings.format;

import java.util.List;

/** The alignment of the rows of an answer with those of the answer before it. Not thread-safe. */
final class RowAlignment {

    private final List<Row> rows;
    private final List<Row> before;
    private final int[] references;
    private boolean begun;
    private long now;

    /** @param references for each row its place in the answer before, -1 for none */
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

    /** The time of the answer: the first time in its first row; 0 until that is known. */
    long now() {
        return now;
    }

    /** The first row is known now. */
    void learnTime(StringTable strings) {
        if (!begun) {
            begun = true;
            int column = JsonRows.firstTime(strings.shapes.get(rows.get(0).shape()));
            now = column < 0 ? 0 : rows.get(0).values()[column];
        }
    }
}
