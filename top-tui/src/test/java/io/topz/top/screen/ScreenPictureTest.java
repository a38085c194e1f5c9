package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Style;
import io.topz.top.testing.FrameFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Draws the picture of the screen for the README: a stored frame in the colours of the dark theme, as SVG. {@code -Dframes.update=true}
 * writes it.
 */
class ScreenPictureTest {

    private static final Path FRAME = Path.of("src/test/resources/frames/overview-120x40.txt");
    private static final Path PICTURE = Path.of("../docs/screen.svg");
    private static final double CELL_WIDTH = 8.4;
    private static final int LINE_HEIGHT = 18;
    private static final int MARGIN = 10;
    private static final String OWN_FOREGROUND = "#E4E4E4";
    private static final String OWN_BACKGROUND = "#15191E";

    /** A line of the screen, with the letter of the style below each character. */
    private record Line(String text, String styles) {

        Style style(int column) {
            char letter = column < styles.length() ? styles.charAt(column) : FrameFiles.letter(Style.PLAIN);
            return Arrays.stream(Style.values())
                    .filter(style -> FrameFiles.letter(style) == letter)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void pictureOfTheReadme_isTheStoredFrame() throws IOException {
        String picture = svg(lines(Files.readAllLines(FRAME)));
        if (Boolean.getBoolean("frames.update")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(PICTURE).as("make it with -Dframes.update=true").hasContent(picture);
    }

    /** The lines of a stored frame. Only one of consecutive empty lines is kept, so that the picture is no higher than necessary. */
    private static List<Line> lines(List<String> file) {
        int rule = file.indexOf("─".repeat(120));
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < rule; row++) {
            String text = file.get(row);
            if (!text.isBlank() || !lines.get(lines.size() - 1).text.isBlank()) {
                lines.add(new Line(text, file.get(rule + 1 + row)));
            }
        }
        return lines;
    }

    private static String svg(List<Line> lines) {
        int width = (int) Math.ceil(120 * CELL_WIDTH) + 2 * MARGIN;
        int height = lines.size() * LINE_HEIGHT + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\"%n"
                .formatted(width, height, width, height));
        svg.append(
                "  font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"14\" xml:space=\"preserve\">\n");
        svg.append("<title>The overview of topz top</title>\n");
        svg.append("<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"%s\"/>%n".formatted(OWN_BACKGROUND));
        for (int row = 0; row < lines.size(); row++) {
            appendLine(svg, lines.get(row), MARGIN + row * LINE_HEIGHT);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void appendLine(StringBuilder svg, Line line, int top) {
        int start = 0;
        while (start < line.text.length()) {
            Style style = line.style(start);
            int end = start + 1;
            while (end < line.text.length() && line.style(end) == style) {
                end++;
            }
            appendRun(svg, line.text.substring(start, end), style, MARGIN + start * CELL_WIDTH, top);
            start = end;
        }
    }

    private static void appendRun(StringBuilder svg, String text, Style style, double left, int top) {
        double width = text.length() * CELL_WIDTH;
        String paper = color(ColorScheme.background(style, BadgeColor.MAGENTA), "");
        if (!paper.isEmpty()) {
            svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>%n"
                    .formatted(decimal(left), top, decimal(width), LINE_HEIGHT, paper));
        }
        if (text.isBlank()) {
            return;
        }
        svg.append(
                "<text x=\"%s\" y=\"%d\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" fill=\"%s\"%s>%s</text>%n"
                        .formatted(
                                decimal(left),
                                top + 14,
                                decimal(width),
                                color(ColorScheme.foreground(style, Theme.DARK, BadgeColor.MAGENTA), OWN_FOREGROUND),
                                emphasis(style),
                                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String emphasis(Style style) {
        return switch (style) {
            case STRONG, HEADING, KEY, WARN, BAD, ALARM -> " font-weight=\"bold\"";
            case SORTED, OPEN_TAB -> " font-weight=\"bold\" text-decoration=\"underline\"";
            default -> "";
        };
    }

    private static String color(Color ink, String own) {
        return ink == Color.OWN ? own : "#%06X".formatted(ink.rgb());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
