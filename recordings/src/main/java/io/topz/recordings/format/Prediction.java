package io.topz.recordings.format;

import java.io.IOException;

/** A predictor of a value from what the reader already knows; the file holds the difference from the prediction. */
enum Prediction {

    /** It is the value before. */
    SAME(1) {
        @Override
        long residual(long value, long before, long unit, Row row, long[] base, int column, long now) {
            return (value - before) / unit;
        }

        @Override
        long value(long residual, long before, long unit, Row row, long[] base, int column, long now) {
            return before + residual * unit;
        }
    },

    /** It grows with the value to its left, by as much for each as until now: bytes with messages. */
    LIKE_NEIGHBOUR(2) {
        @Override
        long residual(long value, long before, long unit, Row row, long[] base, int column, long now) {
            return value - grown(before, row, base, column, 1);
        }

        @Override
        long value(long residual, long before, long unit, Row row, long[] base, int column, long now) {
            return residual + grown(before, row, base, column, 1);
        }
    },

    /** The difference to the value two columns to the left. */
    LIKE_SECOND_NEIGHBOUR(3) {
        @Override
        long residual(long value, long before, long unit, Row row, long[] base, int column, long now) {
            return value - grown(before, row, base, column, 2);
        }

        @Override
        long value(long residual, long before, long unit, Row row, long[] base, int column, long now) {
            return residual + grown(before, row, base, column, 2);
        }
    },

    /** It is as before or else the time of the answer. */
    NOW(4) {
        @Override
        long residual(long value, long before, long unit, Row row, long[] base, int column, long now) {
            if (value == before) {
                return 0;
            }
            long late = (latest(before, unit, now) - value) / unit;
            return late >= 0 ? late + 1 : late;
        }

        @Override
        long value(long residual, long before, long unit, Row row, long[] base, int column, long now) {
            if (residual == 0) {
                return before;
            }
            return latest(before, unit, now) - (residual > 0 ? residual - 1 : residual) * unit;
        }
    };

    private final int code;

    Prediction(int code) {
        this.code = code;
    }

    /** Its code in a file. */
    int code() {
        return code;
    }

    /** The prediction of a code in a file. */
    static Prediction of(int code) throws IOException {
        for (Prediction prediction : values()) {
            if (prediction.code == code) {
                return prediction;
            }
        }
        throw new IOException("a prediction is of an unknown kind: " + code);
    }

    /**
     * The difference of a value to the guess.
     *
     * @param unit by which the differences from the value before can be divided
     * @param row in which the values to the left are known
     * @param base the row before
     * @param now the time of the answer
     */
    abstract long residual(long value, long before, long unit, Row row, long[] base, int column, long now);

    /** The value that differs so from the guess. */
    abstract long value(long residual, long before, long unit, Row row, long[] base, int column, long now);

    private static long grown(long before, Row row, long[] base, int column, int left) {
        if (column < left || base[column - left] == 0) {
            return before;
        }
        long other = row.values()[column - left] - base[column - left];
        return before + (long) Math.rint(other * ((double) before / base[column - left]));
    }

    private static long latest(long before, long unit, long now) {
        return before + Math.floorDiv(now - before, unit) * unit;
    }
}
