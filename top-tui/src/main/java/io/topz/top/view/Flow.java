package io.topz.top.view;

import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import java.util.ArrayList;
import java.util.List;

/** A sequence of labelled numbers, laid out in as many lines as they need. */
final class Flow {

    private static final String INDENT = "  ";

    private final int columns;
    private final List<Line> lines = new ArrayList<>();
    private Line line = new Line();

    Flow(int columns) {
        this.columns = columns;
    }

    Flow add(String name, String value, Style style) {
        Line pair = new Line().label(INDENT + name + ": ").add(value, style);
        if (line.width() > 0 && line.width() + pair.width() > columns) {
            lines.add(line);
            line = new Line();
        }
        line.label(INDENT + name + ": ").add(value, style);
        return this;
    }

    List<Line> lines() {
        List<Line> all = new ArrayList<>(lines);
        all.add(line);
        return all;
    }
}
