package io.topz.top.view;

import io.topz.metrics.text.Quantity;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import java.util.ArrayList;
import java.util.List;

/** Label–value pairs, laid out in as many columns as fit. */
final class LabeledValues {

    private static final int SIDE_BY_SIDE = 34;

    private record Fact(String name, String value, Style style) {}

    private final List<Fact> facts = new ArrayList<>();

    LabeledValues add(String name, String value) {
        return add(name, value, Style.PLAIN);
    }

    /** Adds a value; an empty one is unknown. */
    LabeledValues add(String name, String value, Style style) {
        facts.add(new Fact(name, value.isEmpty() ? Quantity.UNKNOWN : value, style));
        return this;
    }

    /** The pairs in lines of at most {@code columns} characters. */
    List<Line> lines(int columns) {
        int perLine = Math.max(1, Math.min(4, (columns - 2) / SIDE_BY_SIDE));
        List<Line> lines = new ArrayList<>();
        Line line = new Line();
        int slot = 0;
        for (Fact fact : facts) {
            String text = fact.name + ": ";
            int taken = slotsOf(text.length() + fact.value.length());
            if (slot > 0 && slot + Math.min(taken, perLine) > perLine) {
                lines.add(line);
                line = new Line();
                slot = 0;
            }
            int gap = 2 + slot * SIDE_BY_SIDE - line.width();
            line.label(" ".repeat(Math.max(1, gap)) + text).add(fact.value, fact.style);
            slot += taken;
        }
        if (slot > 0) {
            lines.add(line);
        }
        return lines;
    }

    /** A long pair takes more than one slot. */
    private static int slotsOf(int length) {
        return Math.max(1, (length + 2 + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE);
    }
}
