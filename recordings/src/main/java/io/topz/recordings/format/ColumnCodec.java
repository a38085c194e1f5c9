package io.topz.recordings.format;

import java.io.IOException;
import java.util.List;

/**
 * Reads and writes the values of the rows of one shape, column by column. Unchanged columns are omitted; each other column is written as
 * its difference from the prediction that costs least.
 */
final class ColumnCodec {

    private final RowAlignment alignment;
    private final boolean based;
    private final int[] members;
    private final List<NumberModel> models;
    private final int columns;

    /**
     * Whether a value in the row has changed, and whether the value to the left has. Context for the entropy coder: unchanged values
     * cluster.
     */
    private final int[] contexts;

    /**
     * Creates the codec.
     *
     * @param based whether the rows were in the previous answer; otherwise each is predicted from the row above
     * @param members the rows
     * @param models one model per column, created here
     */
    ColumnCodec(RowAlignment alignment, boolean based, List<Integer> members, List<NumberModel> models) {
        this.alignment = alignment;
        this.based = based;
        this.members = members.stream().mapToInt(Integer::intValue).toArray();
        this.models = models;
        this.columns = row(0).values().length;
        this.contexts = new int[this.members.length];
        while (models.size() < columns) {
            models.add(new NumberModel());
        }
    }

    private Row row(int member) {
        return alignment.rows().get(members[member]);
    }

    private long[] base(int member) {
        if (based) {
            return alignment.before(members[member]);
        }
        return member == 0 ? new long[columns] : row(member - 1).values();
    }

    void write(ByteOutput out, RangeEncoder numbers) {
        long[] units = new long[columns];
        for (int member = 0; member < members.length; member++) {
            long[] base = base(member);
            long[] values = row(member).values();
            for (int column = 0; column < columns; column++) {
                units[column] = gcd(units[column], values[column] - base[column]);
            }
        }
        for (int column = 0; column < columns; column++) {
            if (units[column] == 0) {
                out.octet(0);
            } else {
                Prediction best = best(column, units[column]);
                out.octet(best.code());
                out.number(units[column]);
                write(column, best, units[column], numbers);
            }
        }
    }

    private void write(int column, Prediction prediction, long unit, RangeEncoder numbers) {
        for (int member = 0; member < members.length; member++) {
            long residual = residual(member, column, prediction, unit);
            models.get(column).write(numbers, contexts[member], residual);
            changed(member, residual);
        }
    }

    private long residual(int member, int column, Prediction prediction, long unit) {
        Row row = row(member);
        long[] base = base(member);
        return prediction.residual(row.values()[column], base[column], unit, row, base, column, alignment.now());
    }

    private void changed(int member, long residual) {
        contexts[member] = (contexts[member] & 2) | (residual == 0 ? 0 : 3);
    }

    private Prediction best(int column, long unit) {
        Prediction best = Prediction.SAME;
        if (based && members.length > 1) {
            long least = Long.MAX_VALUE;
            for (Prediction prediction : Prediction.values()) {
                long bits = 0;
                for (int member = 0; member < members.length && bits < least; member++) {
                    long residual = residual(member, column, prediction, unit);
                    bits += Long.SIZE - Long.numberOfLeadingZeros(Math.abs(residual));
                }
                if (bits < least) {
                    least = bits;
                    best = prediction;
                }
            }
        }
        return best;
    }

    void read(ByteInput in, RangeDecoder numbers) throws IOException {
        for (int column = 0; column < columns; column++) {
            int code = in.octet();
            if (code == 0) {
                for (int member = 0; member < members.length; member++) {
                    row(member).values()[column] = base(member)[column];
                }
            } else {
                read(column, Prediction.of(code), in.number(), numbers);
            }
        }
    }

    private void read(int column, Prediction prediction, long unit, RangeDecoder numbers) throws IOException {
        if (unit <= 0) {
            throw new IOException("a unit is not possible");
        }
        for (int member = 0; member < members.length; member++) {
            Row row = row(member);
            long[] base = base(member);
            long residual = models.get(column).read(numbers, contexts[member]);
            changed(member, residual);
            row.values()[column] = prediction.value(residual, base[column], unit, row, base, column, alignment.now());
        }
    }

    /** The greatest common divisor; 0 if both are 0. */
    private static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        if (x == 1 || x < 0 || y < 0) {
            return 1;
        }
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
