package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.topz.top.canvas.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every style is readable on common backgrounds, and keeps its meaning without colours. */
class PaletteTest {

    /** Black, the greys of common editors and terminals, Solarized, Dracula. */
    private static final int[] DARK = {0x000000, 0x1E1E1E, 0x282C34, 0x002B36, 0x282A36, 0x2E3436};

    /** White, paper white, Solarized, a light grey. */
    private static final int[] LIGHT = {0xFFFFFF, 0xFAFAFA, 0xFDF6E3, 0xEEEEEE};

    private static final int[] EXTREMES = {0x000000, 0xFFFFFF};

    /** The colours of xterm; other terminals are responsible for their own. */
    private static final int[] XTERM = {
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };

    private static final Map<Theme, int[]> BACKGROUNDS =
            Map.of(Theme.DARK, DARK, Theme.LIGHT, LIGHT, Theme.ANY, EXTREMES);

    /** The least contrast of texts with a background of their own, which are small and must not be missed. */
    private static final double CONTRAST_OF_BADGES = 4.5;

    private static final double CONTRAST = 3;

    static Stream<Arguments> themesInColor() {
        return Stream.of(Theme.values())
                .flatMap(theme -> Stream.of(ColorDepth.ANSI_16, ColorDepth.INDEXED_256, ColorDepth.TRUE_COLOR)
                        .map(depth -> Arguments.of(theme, depth)));
    }

    private static CellStyles palette(Theme theme, ColorDepth depth, BadgeColor tint) {
        return new CellStyles(new TerminalStyle(depth, theme, StandardCharsets.UTF_8, tint, false));
    }

    private static List<TextCharacter> cells(Theme theme, ColorDepth depth, BadgeColor tint) {
        List<TextCharacter> cells = new ArrayList<>();
        for (Style style : Style.values()) {
            for (boolean selected : new boolean[] {false, true}) {
                cells.add(palette(theme, depth, tint).cell("x", style, selected));
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("themesInColor")
    void everyStyle_canBeRead(Theme theme, ColorDepth depth) {
        for (BadgeColor tint : BadgeColor.values()) {
            for (TextCharacter cell : cells(theme, depth, tint)) {
                Integer ink = rgb(cell.getForegroundColor());
                Integer paper = rgb(cell.getBackgroundColor());
                if (paper != null) {
                    // Every background needs a text colour.
                    assertThat(contrast(Objects.requireNonNull(ink), paper))
                            .as("%s %s", tint, cell)
                            .isGreaterThanOrEqualTo(CONTRAST_OF_BADGES);
                } else if (ink != null) {
                    for (int background : Objects.requireNonNull(BACKGROUNDS.get(theme))) {
                        assertThat(contrast(ink, background))
                                .as("%s on %06x", cell, background)
                                .isGreaterThanOrEqualTo(CONTRAST);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themesInColor")
    void colors_tellStylesApart(Theme theme, ColorDepth depth) {
        assertThat(looks(theme, depth)).hasSize(8);
    }

    private static Set<Object> looks(Theme theme, ColorDepth depth) {
        Set<Object> looks = new HashSet<>();
        for (Style style : EnumSet.of(
                Style.PLAIN, Style.QUIET, Style.WARN, Style.BAD, Style.ALARM, Style.GRAPH, Style.KEY, Style.BADGE)) {
            looks.add(palette(theme, depth, BadgeColor.RED).cell("x", style, false));
        }
        return looks;
    }

    @Test
    void monochrome_usesNoColor() {
        for (TextCharacter cell : cells(Theme.DARK, ColorDepth.MONOCHROME, BadgeColor.RED)) {
            assertThat(cell.getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            assertThat(cell.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
        }
    }

    /**
     * Labels, asides, graphs and old data look like plain text without colours: words say what they are ("data 12s old", the name of the
     * number). All other styles differ.
     */
    @Test
    void monochrome_tellsApart_whatWarnsOrCanBePressed() {
        CellStyles palette = palette(Theme.ANY, ColorDepth.MONOCHROME, BadgeColor.RED);
        Set<Set<SGR>> looks = new HashSet<>();
        Set<Style> different = EnumSet.of(Style.PLAIN, Style.STRONG, Style.WARN, Style.BAD, Style.ALARM, Style.BADGE);
        different.forEach(style -> looks.add(palette.cell("x", style, false).getModifiers()));
        assertThat(looks).hasSize(different.size());
        Set<SGR> plain = palette.cell("x", Style.PLAIN, false).getModifiers();
        for (Style style : EnumSet.of(Style.KEY, Style.SORTED, Style.HEADING, Style.OPEN_TAB, Style.ENVIRONMENT)) {
            assertThat(palette.cell("x", style, false).getModifiers())
                    .as("%s", style)
                    .isNotEqualTo(plain);
        }
        assertThat(palette.cell("x", Style.SORTED, false)).isNotEqualTo(palette.cell("x", Style.HEADING, false));
    }

    @ParameterizedTest
    @MethodSource("themesInColor")
    void cursorBar_isSeenUnderEveryStyle(Theme theme, ColorDepth depth) {
        for (CellStyles palette :
                List.of(palette(theme, depth, BadgeColor.RED), palette(theme, ColorDepth.MONOCHROME, BadgeColor.RED))) {
            for (Style style : EnumSet.complementOf(EnumSet.of(Style.ALARM, Style.BADGE, Style.ENVIRONMENT))) {
                assertThat(palette.cell("x", style, true))
                        .as("%s", style)
                        .isNotEqualTo(palette.cell("x", style, false));
            }
        }
    }

    @Test
    void contrast_isThatOfTheGuidelines() {
        assertThat(contrast(0x000000, 0xFFFFFF)).isEqualTo(21);
        assertThat(contrast(0x777777, 0xFFFFFF)).isBetween(4.47, 4.49);
        assertThat(rgb(new TextColor.Indexed(214))).isEqualTo(0xFFAF00);
        assertThat(rgb(new TextColor.Indexed(246))).isEqualTo(0x949494);
    }

    /** Red, green and blue of a colour in xterm; null for the terminal's own colour. */
    private static @Nullable Integer rgb(TextColor color) {
        if (color == TextColor.ANSI.DEFAULT) {
            return null;
        }
        if (color instanceof TextColor.ANSI ansi) {
            // The terminal's own colour is between the dark and the bright ones.
            int position = List.of(TextColor.ANSI.values()).indexOf(ansi);
            return XTERM[position < 8 ? position : position - 1];
        }
        return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
    }

    /** The contrast of the Web Content Accessibility Guidelines, 1 to 21. */
    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
