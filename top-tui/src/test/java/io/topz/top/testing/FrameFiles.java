package io.topz.top.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.canvas.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of stored frames, which the screen must match. A file contains the characters and, below a rule, one letter for the style of each
 * cell (a dot for plain cells, capitals under the cursor bar). The header and the footer are in the files of only a few situations, and the
 * rows between them in those of all, so that a change of the header changes few files. {@code -Dframes.update=true} writes the files; check
 * the difference before committing it.
 */
public final class FrameFiles {

    private static final Path DIRECTORY = Path.of("src/test/resources/frames");
    private static final boolean UPDATE = Boolean.getBoolean("frames.update");

    private FrameFiles() {}

    /**
     * Rows of a frame.
     *
     * @param from the first row
     * @param to the row after the last one
     */
    public record Rows(Frame frame, int from, int to) {

        /** All rows of a frame. */
        public static Rows of(Frame frame) {
            return new Rows(frame, 0, frame.size().rows());
        }
    }

    /** Fails unless the frame equals the stored one of this name and the frame's size. */
    public static void assertStored(String name, Frame frame) {
        assertStored(name, Rows.of(frame));
    }

    /** Fails unless the rows equal the stored ones of this name and their frame's size. */
    public static void assertStored(String name, Rows rows) {
        Size size = rows.frame().size();
        assertStored(name + "-" + size.columns() + "x" + size.rows() + ".txt", text(rows));
    }

    /** Fails unless the rows equal the stored ones of this name; one file contains all sizes. */
    public static void assertStored(String name, List<Rows> sizes) {
        StringBuilder all = new StringBuilder();
        for (Rows rows : sizes) {
            Size size = rows.frame().size();
            all.append("═══ ").append(size.columns()).append(" × ").append(size.rows());
            all.append('\n').append(text(rows));
        }
        assertStored(name + ".txt", all.toString());
    }

    /** Fails unless the text equals the stored one of this file name. */
    public static void assertStored(String name, String actual) {
        Path file = DIRECTORY.resolve(name);
        try {
            if (UPDATE) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, actual);
            }
            assertThat(file)
                    .as("a stored frame; make it with -Dframes.update=true")
                    .exists();
            assertThat(actual).as("frame %s", file.getFileName()).isEqualTo(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Rows rows) {
        Frame frame = rows.frame();
        StringBuilder text = new StringBuilder();
        for (int row = rows.from(); row < rows.to(); row++) {
            text.append(frame.text(row)).append('\n');
        }
        text.append("─".repeat(frame.size().columns())).append('\n');
        for (int row = rows.from(); row < rows.to(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < frame.size().columns(); column++) {
                char letter = letter(frame.style(column, row));
                line.append(frame.isSelected(column, row) ? selected(letter) : letter);
            }
            text.append(line.toString().replaceAll("\\.+$", "")).append('\n');
        }
        if (frame.hasCursor()) {
            text.append("cursor ")
                    .append(frame.cursorColumn())
                    .append(' ')
                    .append(frame.cursorRow())
                    .append('\n');
        }
        return text.toString();
    }

    private static char selected(char letter) {
        return letter == '.' ? 'P' : Character.toUpperCase(letter);
    }

    /** The letter that stands for a style in a file. */
    public static char letter(Style style) {
        return switch (style) {
            case PLAIN -> '.';
            case LABEL -> 'l';
            case QUIET -> 'q';
            case STRONG -> 's';
            case HEADING -> 'h';
            case SORTED -> 'o';
            case KEY -> 'k';
            case OPEN_TAB -> 't';
            case GRAPH -> 'g';
            case WARN -> 'w';
            case BAD -> 'b';
            case ALARM -> 'a';
            case BADGE -> 'm';
            case ENVIRONMENT -> 'e';
            case INPUT -> 'i';
            case STALE -> 'x';
        };
    }
}
