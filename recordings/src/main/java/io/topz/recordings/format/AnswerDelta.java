package io.topz.recordings.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference of one answer to the previous answer to the same question. Rows are matched by their keys, regardless of their position.
 * Differences are written column by column, so that similar values are next to each other; columns without differences are omitted.
 */
final class AnswerDelta {

    /** The mark of a row that was not in the previous answer. */
    private static final int NEW = 1;

    /** Rows of one shape; either all have a previous row, or all are new. */
    private record Group(int shape, boolean based) {}

    private final StringTable strings;
    private final Map<Group, List<NumberModel>> models = new HashMap<>();

    AnswerDelta(StringTable strings) {
        this.strings = strings;
    }

    /** Writes rows as their difference to the previous rows: structure to one output, numbers to the other. */
    void write(List<Row> rows, List<Row> before, ByteOutput out, RangeEncoder numbers) {
        int[] references = references(rows, before);
        int[] moves = new int[rows.size()];
        int[] shapes = new int[rows.size()];
        int expected = 0;
        for (int i = 0; i < moves.length; i++) {
            int reference = references[i];
            moves[i] = reference < 0 ? NEW : reference == expected ? 0 : zigzag(reference - expected) + 1;
            expected = reference < 0 ? expected : reference + 1;
            boolean same = reference >= 0
                    && before.get(reference).shape() == rows.get(i).shape();
            shapes[i] = same ? 0 : rows.get(i).shape() + 1;
        }
        out.number(rows.size());
        writeRuns(moves, out);
        writeRuns(shapes, out);
        RowAlignment alignment = new RowAlignment(rows, before, references);
        groups(rows.size(), shapes, i -> rows.get(i).shape()).forEach((group, members) -> {
            new ColumnCodec(alignment, group.based(), members, models(group)).write(out, numbers);
            alignment.learnTime(strings);
        });
    }

    /** Reads rows that were written as their difference to the previous rows. */
    List<Row> read(ByteInput in, RangeDecoder numbers, List<Row> before) throws IOException {
        int[] moves = readRuns(in, in.count(FormatConstants.MAX_BLOCK_BYTES / 4));
        int[] shapes = readRuns(in, moves.length);
        int[] references = new int[moves.length];
        Row[] rows = new Row[moves.length];
        int expected = 0;
        for (int i = 0; i < moves.length; i++) {
            int reference = moves[i] == NEW ? -1 : moves[i] == 0 ? expected : expected + unzigzag(moves[i] - 1);
            if (reference < -1 || reference >= before.size() || (reference < 0 && shapes[i] == 0)) {
                throw new IOException("a row is based on one that is not there");
            }
            references[i] = reference;
            expected = reference < 0 ? expected : reference + 1;
            int shape = shapes[i] == 0 ? before.get(reference).shape() : shapes[i] - 1;
            rows[i] = new Row("", shape, new long[JsonRows.values(strings.shapes.word(shape))]);
        }
        RowAlignment alignment = new RowAlignment(List.of(rows), before, references);
        for (Map.Entry<Group, List<Integer>> group :
                groups(rows.length, shapes, i -> rows[i].shape()).entrySet()) {
            boolean based = group.getKey().based();
            new ColumnCodec(alignment, based, group.getValue(), models(group.getKey())).read(in, numbers);
            alignment.learnTime(strings);
        }
        return alignment.rows();
    }

    /** For each row the position of the same row in the previous answer, or -1; no position is used twice. */
    private static int[] references(List<Row> rows, List<Row> before) {
        int[] references = new int[rows.size()];
        boolean[] taken = new boolean[before.size()];
        Map<String, Integer> positions = null;
        int expected = 0;
        for (int i = 0; i < references.length; i++) {
            String key = rows.get(i).key();
            int reference = -1;
            if (expected < before.size()
                    && !taken[expected]
                    && before.get(expected).key().equals(key)) {
                reference = expected;
            } else {
                positions = positions == null ? positions(before) : positions;
                Integer found = positions.get(key);
                reference = found == null || taken[found] ? -1 : found;
            }
            references[i] = reference;
            if (reference >= 0) {
                taken[reference] = true;
                expected = reference + 1;
            }
        }
        return references;
    }

    private static Map<String, Integer> positions(List<Row> rows) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            positions.putIfAbsent(rows.get(i).key(), i);
        }
        return positions;
    }

    private interface ShapeOf {
        int of(int row);
    }

    private static Map<Group, List<Integer>> groups(int rows, int[] shapes, ShapeOf shape) {
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            groups.computeIfAbsent(new Group(shape.of(i), shapes[i] == 0), unused -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    private List<NumberModel> models(Group group) {
        return models.computeIfAbsent(group, unused -> new ArrayList<>());
    }

    /** Writes numbers that are mostly zero as alternating run lengths of zeros and other numbers. */
    private static void writeRuns(int[] codes, ByteOutput out) {
        int zeros = 0;
        for (int code : codes) {
            if (code == 0) {
                zeros++;
            } else {
                out.number(zeros);
                out.number(code);
                zeros = 0;
            }
        }
        if (zeros > 0) {
            out.number(zeros);
        }
    }

    private static int[] readRuns(ByteInput in, int count) throws IOException {
        int[] codes = new int[count];
        int at = count == 0 ? 0 : in.count(count);
        while (at < count) {
            codes[at++] = in.count(Integer.MAX_VALUE);
            at += at < count ? in.count(count - at) : 0;
        }
        return codes;
    }

    private static int zigzag(int value) {
        return (value << 1) ^ (value >> 31);
    }

    private static int unzigzag(int value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
