package io.topz.top.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.top.state.Mode;
import io.topz.top.state.ViewList;
import io.topz.top.view.StandardViews;
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
        return Keymap.of(StandardViews.ALL).groups().stream()
                .flatMap(group -> group.bindings().stream())
                .toList();
    }

    @Test
    void everyAction_hasAKey() {
        assertThat(commands()).containsAll(Arrays.asList(Action.values()));
    }

    @Test
    void everyView_hasAKey() {
        assertThat(commands())
                .containsAll(StandardViews.ALL.all().stream().map(OpenView::new).toList());
    }

    @Test
    void keyOfAView_isItsOwn() {
        ViewList twice = StandardViews.ALL.with(StandardViews.SLOW.withKey('k').withTitle("Twice"));
        assertThatThrownBy(() -> Keymap.of(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two commands have the key k");
    }

    @Test
    void viewsThatAreNotThere_haveNoLines() {
        assertThat(Keymap.of(ViewList.of(StandardViews.STREAMS)).groups())
                .flatExtracting(Keymap.Group::bindings)
                .extracting(Binding::names)
                .contains("Tab, 3", "m")
                .doesNotContain("6 7", "8", "m M");
    }

    private static Set<Command> commands() {
        Set<Command> bound = new HashSet<>();
        bindings().forEach(binding -> binding.strokes().forEach(stroke -> bound.add(stroke.command())));
        return bound;
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
        List<String> names = Keymap.of(StandardViews.ALL).hinted().stream()
                .map(Binding::shortName)
                .toList();
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
        assertThat(Keymap.of(StandardViews.ALL).command(BROWSE, Key.of(key))).isEqualTo(action);
    }

    @Test
    void text_takesEveryCharacter() {
        for (Mode mode : TEXT) {
            for (char c = ' '; c < 0x7F; c++) {
                assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.of(c)))
                        .isEqualTo(new Edit.Type(c));
            }
            assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.of(Key.Kind.ESCAPE)))
                    .isEqualTo(new Edit.Cancel());
            assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.of(Key.Kind.ENTER)))
                    .isEqualTo(new Edit.Accept());
            assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.of(Key.Kind.UP)))
                    .isNull();
        }
    }

    @Test
    void controlC_andAClosedTerminal_endInEveryMode() {
        List<Mode> modes = List.of(BROWSE, new Mode.Help(0), TEXT.get(0), TEXT.get(1));
        assertThat(modes).allSatisfy(mode -> {
            assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.control('c')))
                    .isEqualTo(Action.QUIT);
            assertThat(Keymap.of(StandardViews.ALL).command(mode, Key.of(Key.Kind.END_OF_INPUT)))
                    .isEqualTo(Action.QUIT);
        });
    }

    @Test
    void help_isLeftByAnyKeyThatDoesNotScroll() {
        Mode help = new Mode.Help(3);
        assertThat(Keymap.of(StandardViews.ALL).command(help, Key.of('j'))).isEqualTo(Action.DOWN);
        assertThat(Keymap.of(StandardViews.ALL).command(help, Key.of('q'))).isEqualTo(Action.BACK);
        assertThat(Keymap.of(StandardViews.ALL).command(help, Key.of('x'))).isEqualTo(Action.BACK);
        assertThat(Keymap.of(StandardViews.ALL).command(help, Key.of(Key.Kind.ESCAPE)))
                .isEqualTo(Action.BACK);
    }
}
