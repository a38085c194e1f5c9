package io.topz.top.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        List<String> shown =
                List.of("a", "▁", "█", "▲", "▼", "…", "‹", "›", "é", "e\u0301", "µ", "日", "🚀", "👩‍👩‍👧");
        assertThat(shown.stream().map(AsciiGlyphs::of).collect(Collectors.joining()))
                .isEqualTo("a_#^v~<>eeu???");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, '', INDEXED_256",
        "auto, 1, MONOCHROME",
        "never, '', MONOCHROME",
        "16, '', ANSI_16",
        "256, 1, INDEXED_256",
        "truecolor, 1, TRUE_COLOR",
        "NEVER, '', MONOCHROME"
    })
    void colors_thatTheUserAsksFor_winOverTheEnvironment(String wish, String noColor, ColorDepth depth) {
        assertThat(ColorDepth.of(wish, Map.of("TERM", "xterm-256color", "NO_COLOR", noColor)))
                .isEqualTo(depth);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, '', ANY",
        "auto, 15;0, DARK",
        "auto, 0;15, LIGHT",
        "auto, 0;default;15, LIGHT",
        "auto, 12;8, DARK",
        "auto, default;default, ANY",
        "dark, 0;15, DARK",
        "light, 15;0, LIGHT",
        "Light, '', LIGHT"
    })
    void theme_isThatOfTheUser_elseOfTheTerminal(String wish, String colorFgBg, Theme theme) {
        assertThat(Theme.of(wish, Map.of("COLORFGBG", colorFgBg))).isEqualTo(theme);
    }

    @Test
    void whatIsNotThere_isRefusedWithWhatIs() {
        assertThatThrownBy(() -> ColorDepth.of("many", Map.of())).hasMessageContaining("auto never 16 256 truecolor");
        assertThatThrownBy(() -> Theme.of("pink", Map.of())).hasMessageContaining("auto dark light");
        assertThatThrownBy(() -> BadgeColor.named("pink")).hasMessageContaining("red yellow green blue magenta cyan");
        assertThat(BadgeColor.named("Red")).isEqualTo(BadgeColor.RED);
    }

    @Test
    void ascii_isTheLocales_orTheUsers() {
        Map<String, String> utf8 = Map.of("LC_ALL", "C.UTF-8");
        assertThat(TerminalStyle.of(utf8, "auto", "auto", false).isAscii()).isFalse();
        assertThat(TerminalStyle.of(utf8, "auto", "auto", true).isAscii()).isTrue();
        assertThat(TerminalStyle.of(Map.of("LC_ALL", "C")).isAscii()).isTrue();
    }
}
