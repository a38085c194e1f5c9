package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.screen.LanternaDisplay;
import io.topz.top.screen.TerminalStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the colours that reach the terminal: a screen with an alarm, a cursor bar, a badge and a warning, in every depth and theme. */
class ColorFramesTest {

    private static final Size SIZE = new Size(80, 24);

    static Stream<Arguments> looks() {
        return Stream.of("never", "16", "256", "truecolor")
                .flatMap(color -> Stream.of("auto", "dark", "light").map(theme -> Arguments.of(color, theme)))
                .filter(looks -> !looks.get()[0].equals("never") || looks.get()[1].equals("auto"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void troubledServer(String color, String theme) throws IOException {
        TerminalStyle looks = TerminalStyle.of(Map.of("LC_ALL", "C.UTF-8"), color, theme, false);
        DashboardFixture fixture =
                StoredFramesTest.busy(new DashboardFixture(SIZE, TopOptions.DEFAULT, null, List.of(), "production"));
        fixture.server.cutSlowConsumer(8);
        fixture.second().type("b");
        assertStored("colors-" + color + "-" + theme + ".txt", colors(fixture.frame(), looks));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void emptyTerminal_isOfTheTerminalsOwnColors(String color, String theme) throws IOException {
        TerminalStyle looks = TerminalStyle.of(Map.of("LC_ALL", "C.UTF-8"), color, theme, false);
        DashboardFixture fixture = new DashboardFixture(SIZE, TopOptions.DEFAULT, null, List.of(), "staging");
        fixture.collector.hold();
        assertStored(
                "colors-connecting-" + color + "-" + theme + ".txt",
                colors(fixture.open().frame(), looks));
    }

    /** The characters, one letter for the style of each cell, and a legend of the letters. */
    private static String colors(Frame frame, TerminalStyle looks) throws IOException {
        DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(SIZE.columns(), SIZE.rows()));
        LanternaDisplay display = new LanternaDisplay(terminal, looks);
        display.show(frame);
        Map<String, Character> letters = new LinkedHashMap<>();
        letters.put(look(TextCharacter.DEFAULT_CHARACTER), '.');
        StringBuilder text = new StringBuilder(frame.toString())
                .append("─".repeat(SIZE.columns()))
                .append('\n');
        for (int row = 0; row < SIZE.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < SIZE.columns(); column++) {
                String look = look(terminal.getCharacter(new TerminalPosition(column, row)));
                char next = (char) ('a' + letters.size() - 1);
                line.append((char) letters.computeIfAbsent(look, added -> next));
            }
            text.append(line.toString().replaceAll("\\.+$", "")).append('\n');
        }
        text.append("─".repeat(SIZE.columns())).append('\n');
        letters.forEach(
                (look, letter) -> text.append(letter).append(' ').append(look).append('\n'));
        return text.toString();
    }

    private static String look(TextCharacter cell) {
        return "%s on %s %s"
                .formatted(name(cell.getForegroundColor()), name(cell.getBackgroundColor()), cell.getModifiers());
    }

    private static String name(TextColor color) {
        if (color instanceof TextColor.Indexed indexed) {
            return new String(indexed.getForegroundSGRSequence(), StandardCharsets.US_ASCII);
        }
        return color instanceof TextColor.RGB
                ? "#%02X%02X%02X".formatted(color.getRed(), color.getGreen(), color.getBlue())
                : color.toString();
    }
}
