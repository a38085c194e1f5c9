package io.topz.top.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import io.topz.top.view.Style;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The colours of each style. They are chosen to be read on dark and on light backgrounds: the terminal's own colours wherever
 * possible, others of a middling brightness. Makes each cell once and keeps it. Not thread-safe.
 */
final class Palette {

    /** A style in the depths there are. */
    private record Ink(ANSI ansi, int indexed, int rgb, EnumSet<SGR> modifiers) {}

    private static final int WHITE = 0xFFFFFF;
    private static final int RED = 0xC62828;
    private static final int BLUE = 0x1F6FB2;

    private record Cell(char character, Style style, boolean selected) {}

    private final ColorDepth depth;
    private final boolean ascii;
    private final Map<Cell, TextCharacter> cells = new HashMap<>();

    Palette(ColorDepth depth, boolean ascii) {
        this.depth = depth;
        this.ascii = ascii;
    }

    /** The cell for a character; the caller leaves out the second half of wide ones. */
    TextCharacter cell(char character, Style style, boolean selected) {
        return cells.computeIfAbsent(new Cell(character, style, selected), this::make);
    }

    private TextCharacter make(Cell cell) {
        Ink ink = ink(cell.style);
        TextColor foreground = foreground(ink);
        TextColor background = background(cell.style);
        EnumSet<SGR> modifiers = EnumSet.copyOf(ink.modifiers);
        if (cell.selected) {
            if (depth == ColorDepth.MONOCHROME) {
                modifiers.add(SGR.REVERSE);
            } else {
                foreground = color(ANSI.WHITE_BRIGHT, 231, WHITE);
                background = color(ANSI.BLUE, 25, BLUE);
            }
        }
        char shown = ascii ? AsciiGlyphs.of(cell.character) : cell.character;
        return TextCharacter.fromCharacter(shown, foreground, background, modifiers.toArray(new SGR[0]))[0];
    }

    private TextColor foreground(Ink ink) {
        boolean own = ink.ansi == ANSI.DEFAULT && ink.indexed == 0;
        return own ? ANSI.DEFAULT : color(ink.ansi, ink.indexed, ink.rgb);
    }

    private TextColor background(Style style) {
        return switch (style) {
            case ALARM -> color(ANSI.RED, 160, RED);
            case BADGE -> color(ANSI.BLUE, 25, BLUE);
            default -> ANSI.DEFAULT;
        };
    }

    private TextColor color(ANSI ansi, int indexed, int rgb) {
        return switch (depth) {
            case MONOCHROME -> ANSI.DEFAULT;
            case ANSI_16 -> ansi;
            case INDEXED_256 -> new TextColor.Indexed(indexed);
            case TRUE_COLOR -> new TextColor.RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        };
    }

    private Ink ink(Style style) {
        return switch (style) {
            case PLAIN, INPUT -> plain();
            case STRONG -> plain(SGR.BOLD);
            case LABEL -> ink(ANSI.DEFAULT, 246, 0x8E8E8E);
            case QUIET -> ink(ANSI.BLACK_BRIGHT, 244, 0x808080);
            case STALE -> ink(ANSI.BLACK_BRIGHT, 243, 0x7A7A7A);
            case HEADING -> ink(ANSI.BLUE_BRIGHT, 32, 0x2F8FD0, SGR.BOLD);
            case SORTED -> ink(ANSI.BLUE_BRIGHT, 32, 0x2F8FD0, SGR.BOLD, SGR.UNDERLINE);
            case KEY -> ink(ANSI.BLUE_BRIGHT, 32, 0x2F8FD0, SGR.BOLD);
            case OPEN_TAB -> plain(SGR.BOLD, SGR.UNDERLINE);
            case GRAPH -> ink(ANSI.CYAN, 37, 0x1FA0A0);
            case WARN -> ink(ANSI.YELLOW, 172, 0xD08A00, SGR.BOLD);
            case BAD -> ink(ANSI.RED, 196, 0xE04040, SGR.BOLD);
            case ALARM -> ink(ANSI.WHITE_BRIGHT, 231, WHITE, alarmModifiers());
            case BADGE -> ink(ANSI.WHITE_BRIGHT, 231, WHITE, badgeModifiers());
        };
    }

    private SGR[] alarmModifiers() {
        return depth == ColorDepth.MONOCHROME ? new SGR[] {SGR.BOLD, SGR.REVERSE} : new SGR[] {SGR.BOLD};
    }

    private SGR[] badgeModifiers() {
        return depth == ColorDepth.MONOCHROME ? new SGR[] {SGR.REVERSE} : new SGR[] {};
    }

    private static Ink plain(SGR... modifiers) {
        return ink(ANSI.DEFAULT, 0, 0, modifiers);
    }

    private static Ink ink(ANSI ansi, int indexed, int rgb, SGR... modifiers) {
        EnumSet<SGR> set = none();
        for (SGR modifier : modifiers) {
            set.add(modifier);
        }
        return new Ink(ansi, indexed, rgb, set);
    }

    private static EnumSet<SGR> none() {
        return EnumSet.noneOf(SGR.class);
    }
}
