package io.topz.top.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.state.Mode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeymapTest {

    private static final Mode BROWSE = new Mode.Browse();
    private static final List<Mode> TEXT = List.of(
            new Mode.Filter(""), new Mode.Prompt(Mode.Question.SORT, ""), new Mode.Prompt(Mode.Question.LIMIT, ""));

    private static List<Binding> bindings() {
        return Keymap.GROUPS.stream()
                .flatMap(group -> group.bindings().stream())
                .toList();
    }

    @Test
    void everyAction_hasAKey() {
        Set<Action> bound = new HashSet<>();
        bindings().forEach(binding -> binding.strokes().forEach(stroke -> bound.add(stroke.action())));
        assertThat(bound).containsExactlyInAnyOrderElementsOf(Arrays.asList(Action.values()));
    }

    @Test
    void everyKey_hasOneAction() {
        List<Key> keys = bindings().stream()
                .flatMap(binding -> binding.strokes().stream())
                .map(Binding.Stroke::key)
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void helpNames_areThoseOfTheKeys() {
        List<String> names = bindings().stream().map(Binding::names).toList();
        assertThat(names)
                .contains("up down, k j", "PgUp PgDn, Ctrl-B Ctrl-F", "Home End, g G", "Tab, 1 2 3 4 5")
                .contains("< >, left right", ", .", "space", "+ -", "q, Ctrl-C", "Enter", "Esc");
    }

    @Test
    void hints_nameOneWayOnly() {
        List<String> names = Keymap.hinted().stream().map(Binding::shortName).toList();
        assertThat(names).contains("q", "< >", "Tab", "space", "?").doesNotContain("q, Ctrl-C");
    }

    @ParameterizedTest
    @CsvSource({
        "o, ASK_SORT",
        "n, ASK_LIMIT",
        "s, TOGGLE_SUBS",
        "d, TOGGLE_LOOKUP",
        "b, TOGGLE_RAW",
        "' ', TOGGLE_RATES",
        "?, HELP",
        "h, HELP",
        "q, QUIT"
    })
    void keysOfNatsTop_doWhatTheyDoThere(char key, Action action) {
        assertThat(Keymap.command(BROWSE, Key.of(key))).isEqualTo(action);
    }

    @Test
    void text_takesEveryCharacter() {
        for (Mode mode : TEXT) {
            for (char c = ' '; c < 0x7F; c++) {
                assertThat(Keymap.command(mode, Key.of(c))).isEqualTo(new Edit.Type(c));
            }
            assertThat(Keymap.command(mode, Key.of(Key.Kind.ESCAPE))).isEqualTo(new Edit.Cancel());
            assertThat(Keymap.command(mode, Key.of(Key.Kind.ENTER))).isEqualTo(new Edit.Accept());
            assertThat(Keymap.command(mode, Key.of(Key.Kind.UP))).isNull();
        }
    }

    @Test
    void controlC_andAClosedTerminal_endInEveryMode() {
        List<Mode> modes = List.of(BROWSE, new Mode.Help(0), TEXT.get(0), TEXT.get(1));
        assertThat(modes).allSatisfy(mode -> {
            assertThat(Keymap.command(mode, Key.control('c'))).isEqualTo(Action.QUIT);
            assertThat(Keymap.command(mode, Key.of(Key.Kind.END_OF_INPUT))).isEqualTo(Action.QUIT);
        });
    }

    @Test
    void help_isLeftByAnyKeyThatDoesNotScroll() {
        Mode help = new Mode.Help(3);
        assertThat(Keymap.command(help, Key.of('j'))).isEqualTo(Action.DOWN);
        assertThat(Keymap.command(help, Key.of('q'))).isEqualTo(Action.BACK);
        assertThat(Keymap.command(help, Key.of('x'))).isEqualTo(Action.BACK);
        assertThat(Keymap.command(help, Key.of(Key.Kind.ESCAPE))).isEqualTo(Action.BACK);
    }
}
