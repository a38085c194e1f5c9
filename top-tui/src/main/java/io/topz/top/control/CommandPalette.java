package io.topz.top.control;

import io.topz.metrics.text.Amount;
import io.topz.metrics.watch.Grouping;
import io.topz.top.key.Action;
import io.topz.top.state.Effect;
import io.topz.top.state.Mode;
import io.topz.top.state.PaletteCommand;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.TableSpec;
import io.topz.top.view.RowPages;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Executes commands typed after a colon: the name of a view, or a {@link PaletteCommand} with its argument. */
final class CommandPalette {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    private CommandPalette() {}

    /** The state after a command; an invalid command is reported. */
    static TopState run(TopState state, String line) {
        String[] words = line.strip().split(" +", 2);
        String word = words[0].toLowerCase(Locale.ROOT);
        String argument = words.length < 2 ? "" : words[1].strip();
        if (word.isEmpty()) {
            return state;
        }
        Optional<View> view = state.views().named(word);
        if (view.isPresent()) {
            return Navigation.open(state, view.get());
        }
        PaletteCommand command = PaletteCommand.of(word);
        if (command == null) {
            return state.withMessage("there is no command " + words[0] + "; : and Tab list all commands");
        }
        return run(state, command, argument);
    }

    private static TopState run(TopState state, PaletteCommand command, String argument) {
        return switch (command) {
            case SORT -> sort(state, argument);
            case COLUMNS -> columns(state, argument);
            case FILTER -> TextInput.filtered(state, argument);
            case INTERVAL -> interval(state, argument);
            case LIMIT -> TextInput.limit(state, argument);
            case RATES -> Commander.apply(state, Action.TOGGLE_RATES);
            case RAW -> Commander.apply(state, Action.TOGGLE_RAW);
            case DNS -> Commander.apply(state, Action.TOGGLE_LOOKUP);
            case SUBS -> Commander.apply(state, Action.TOGGLE_SUBS);
            case MOUSE -> Commander.apply(state, Action.TOGGLE_MOUSE);
            case PAUSE -> Commander.apply(state, Action.PAUSE);
            case GROUP ->
                Grouping.named(argument)
                        .map(grouping -> Navigation.fold(state, grouping))
                        .orElseGet(() -> state.withMessage("group by one of: " + command.argument()));
            case WHO -> RowPages.receivers(state, argument);
            case MARK -> MarkCommands.mark(state);
            case UNMARK -> MarkCommands.unmark(state);
            case COPY -> argument.isEmpty() ? ClipboardCopy.row(state) : ClipboardCopy.cell(state, argument);
            case SAVE -> state.withEffect(new Effect.Save(SavedView.of(state)));
            case HELP -> state.withMode(new Mode.Help(0));
            case QUIT -> state.withEffect(new Effect.Quit());
        };
    }

    private static TopState sort(TopState state, String argument) {
        String[] words = argument.split(" +");
        boolean reversed = words.length > 1 && words[1].toLowerCase(Locale.ROOT).startsWith("r");
        TopState sorted = TextInput.sort(state, words[0]);
        return reversed && sorted.notice() == state.notice() ? Commander.apply(sorted, Action.REVERSE) : sorted;
    }

    /** An invalid text is kept for editing. */
    private static TopState columns(TopState state, String argument) {
        TableSpec<?> spec = state.page().spec();
        if (spec == null) {
            return state.withMessage("this page has no table");
        }
        String problem = ColumnChoice.problem(spec, argument);
        return problem.isEmpty()
                ? TextInput.choosing(state, argument)
                : state.withMessage(problem).withMode(new Mode.Palette(PaletteCommand.COLUMNS.word() + " " + argument));
    }

    private static TopState interval(TopState state, String argument) {
        Double seconds = Amount.seconds(argument);
        Duration interval = seconds == null ? Duration.ZERO : Duration.ofNanos((long) (Math.min(seconds, 1e6) * 1e9));
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            return state.withMessage("the interval is a time from 0.1s to 1d, such as 2s, not " + argument);
        }
        Settings settings = state.settings();
        return SettingsChange.with(state, settings.withInterval(interval));
    }
}
