package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import io.topz.top.view.Style;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalKindTest {

    @ParameterizedTest
    @CsvSource({
        "xterm, '', '', ANSI_16",
        "xterm-256color, '', '', INDEXED_256",
        "tmux-256color, truecolor, '', TRUE_COLOR",
        "xterm, 24bit, '', TRUE_COLOR",
        "xterm-direct, '', '', TRUE_COLOR",
        "xterm-256color, truecolor, 1, MONOCHROME",
        "linux, '', '', ANSI_16",
        "vt100, '', '', MONOCHROME",
        "'', '', '', MONOCHROME",
        "dumb, '', '', MONOCHROME"
    })
    void colors_areThoseOfTheEnvironment(String term, String colorTerm, String noColor, ColorDepth depth) {
        assertThat(ColorDepth.of(Map.of("TERM", term, "COLORTERM", colorTerm, "NO_COLOR", noColor)))
                .isEqualTo(depth);
    }

    @Test
    void emptyNoColor_isNotSet() {
        assertThat(ColorDepth.of(Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(ColorDepth.ANSI_16);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', de_DE.UTF-8, true",
        "C, '', de_DE.UTF-8, false",
        "'', C.utf8, C, true",
        "'', '', C, false",
        "'', '', '', false",
        "en_US.UTF8, C, C, true"
    })
    void characters_areThoseOfTheLocale(String all, String ctype, String lang, boolean utf8) {
        assertThat(Charsets.of(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang)))
                .isEqualTo(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII);
    }

    @Test
    void glyphs_haveAnAsciiForm() {
        String shown = "abc▁█▲▼…\uFFFDé日";
        StringBuilder ascii = new StringBuilder();
        shown.chars().forEach(c -> ascii.append(AsciiGlyphs.of((char) c)));
        assertThat(ascii).hasToString("abc_#^v~???");
    }

    @Test
    void monochrome_usesNoColor_andStillTellsApart() {
        Palette palette = new Palette(ColorDepth.MONOCHROME, false);
        for (Style style : Style.values()) {
            for (boolean selected : new boolean[] {true, false}) {
                var cell = palette.cell('x', style, selected);
                assertThat(cell.getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
                assertThat(cell.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            }
        }
        assertThat(palette.cell('x', Style.PLAIN, true).getModifiers()).contains(SGR.REVERSE);
        assertThat(palette.cell('x', Style.ALARM, false).getModifiers()).contains(SGR.REVERSE);
        assertThat(palette.cell('x', Style.SORTED, false).getModifiers()).contains(SGR.UNDERLINE);
        assertThat(palette.cell('x', Style.WARN, false).getModifiers()).contains(SGR.BOLD);
    }

    @ParameterizedTest
    @EnumSource(value = ColorDepth.class, mode = EnumSource.Mode.EXCLUDE, names = "MONOCHROME")
    void colors_tellStylesApart(ColorDepth depth) {
        Palette palette = new Palette(depth, false);
        Set<Object> looks = new HashSet<>();
        for (Style style :
                new Style[] {Style.PLAIN, Style.QUIET, Style.WARN, Style.BAD, Style.ALARM, Style.GRAPH, Style.KEY}) {
            looks.add(palette.cell('x', style, false));
        }
        assertThat(looks).hasSize(7);
    }
}
