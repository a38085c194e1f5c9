package io.topz.recordings.format;

import java.io.IOException;

/** A predictor of a value from data that the reader already has; the file contains the difference from the prediction. */
enum Prediction {

    /** Predicts the previous value. */
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

    /** Predicts growth in proportion to the value to the left, at the ratio so far, as bytes grow with messages. */
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

    /** Predicts from the difference to the value two columns to the left. */
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

    /** Predicts the previous value or the time of the answer. */
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

    /** The code in a file. */
    int code() {
        return code;
    }

    /** The prediction with a code in a file. */
    static Prediction of(int code) throws IOException {
        for (Prediction prediction : values()) {
            if (prediction.code == code) {
                return prediction;
            }
        }
        throw new IOException("a prediction is of an unknown kind: " + code);
    }

    /**
     * The difference of a value to the prediction.
     *
     * @param unit a divisor of the differences from the previous values
     * @param row the row, in which the values to the left are known
     * @param base the previous row
     * @param now the time of the answer
     */
    abstract long residual(long value, long before, long unit, Row row, long[] base, int column, long now);

    /** The value with that difference to the prediction. */
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
