package io.topz.top.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.topz.top.canvas.Style;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A cache of terminal cells. It also maps styles to colours, or to substitutes for colours. The cell of each single character is created
 * once. Not thread-safe.
 */
final class CellStyles {

    private final TerminalStyle looks;
    private final Map<Integer, TextCharacter> cells = new HashMap<>();

    CellStyles(TerminalStyle looks) {
        this.looks = looks;
    }

    /** The cell for a cluster of characters; the caller leaves out the second half of wide ones. */
    TextCharacter cell(String cluster, Style style, boolean selected) {
        return cluster.length() == 1
                ? cells.computeIfAbsent(key(cluster.charAt(0), style, selected), none -> make(cluster, style, selected))
                : make(cluster, style, selected);
    }

    /**
     * The key of a cell. It is a number because hashing a record would take longer than everything else: a frame has thousands of cells.
     */
    @SuppressWarnings("EnumOrdinal") // the ordinals are only used within this process
    private static int key(char character, Style style, boolean selected) {
        return style.ordinal() << 17 | (selected ? 1 << 16 : 0) | character;
    }

    private TextCharacter make(String cluster, Style style, boolean selected) {
        ColorDepth depth = looks.depth();
        Color ink = ColorScheme.foreground(style, looks.theme(), looks.environment());
        Color paper = ColorScheme.background(style, looks.environment());
        // An alarm keeps its background under the cursor bar.
        if (selected && paper == Color.OWN) {
            ink = ColorScheme.selected();
            paper = ColorScheme.selectedBackground();
        }
        TextColor foreground = ink.in(depth);
        TextColor background = paper.in(depth);
        boolean mono = depth == ColorDepth.MONOCHROME;
        Set<SGR> modifiers = mono ? withoutColor(style, selected) : withColor(style);
        String shown = looks.isAscii() ? AsciiGlyphs.of(cluster) : cluster;
        return new Cell(shown, foreground, background, modifiers);
    }

    private static Set<SGR> withColor(Style style) {
        return switch (style) {
            case STRONG, HEADING, KEY, WARN, BAD, ALARM, ENVIRONMENT -> EnumSet.of(SGR.BOLD);
            case SORTED, OPEN_TAB -> EnumSet.of(SGR.BOLD, SGR.UNDERLINE);
            default -> EnumSet.noneOf(SGR.class);
        };
    }

    /** Text attributes that replace colours. Warnings differ from text that is only strong. */
    private static Set<SGR> withoutColor(Style style, boolean selected) {
        Set<SGR> modifiers = switch (style) {
            case WARN -> EnumSet.of(SGR.UNDERLINE);
            case BAD -> EnumSet.of(SGR.BOLD, SGR.UNDERLINE);
            case ALARM, ENVIRONMENT -> EnumSet.of(SGR.BOLD, SGR.REVERSE);
            case BADGE -> EnumSet.of(SGR.REVERSE);
            default -> withColor(style);
        };
        if (selected) {
            modifiers.add(SGR.REVERSE);
        }
        return modifiers;
    }
}
