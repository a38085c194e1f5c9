package io.topz.top.canvas;

import io.topz.top.format.Align;
import io.topz.top.format.SafeText;
import io.topz.top.format.Width;
import java.util.ArrayList;
import java.util.List;

/** A line of text in several styles. */
public final class Line {

    private record Piece(String text, Style style) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int cursorBehind = -1;

    public Line label(String text) {
        return add(text, Style.LABEL);
    }

    public Line value(String text) {
        return add(text, Style.PLAIN);
    }

    public Line add(String text, Style style) {
        pieces.add(new Piece(SafeText.of(text), style));
        return this;
    }

    /** Adds a text in a field that begins at a column. */
    public Line field(int at, int width, Align align, String text, Style style) {
        add(" ".repeat(Math.max(0, at - width())), Style.PLAIN);
        return add(Width.fit(SafeText.of(text), width, align), style);
    }

    /** Places the terminal's cursor after the current text. */
    public Line cursor() {
        cursorBehind = pieces.size();
        return this;
    }

    public int width() {
        int width = 0;
        for (Piece piece : pieces) {
            width += Width.of(piece.text);
        }
        return width;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text));
        return text.toString();
    }

    /** Draws the line as far as the row allows; returns the column after it. */
    public int draw(Canvas canvas, int column, int row) {
        return draw(canvas, column, row, canvas.columns());
    }

    /** Draws the line and truncates it before a column; returns the column after it. */
    public int draw(Canvas canvas, int column, int row, int end) {
        int at = column;
        for (int i = 0; i < pieces.size(); i++) {
            if (at < end) {
                at = canvas.put(at, row, pieces.get(i).text, pieces.get(i).style, end);
            }
            if (i + 1 == cursorBehind) {
                canvas.cursor(at, row);
            }
        }
        return at;
    }

    /** Draws the line aligned to the right edge if it fits after a column. */
    public void drawRight(Canvas canvas, int from, int row) {
        int column = canvas.columns() - width();
        if (column >= from) {
            draw(canvas, column, row);
        }
    }
}
