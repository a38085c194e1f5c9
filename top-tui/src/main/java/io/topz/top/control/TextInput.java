package io.topz.top.control;

import io.topz.top.key.Edit;
import io.topz.top.query.Completion;
import io.topz.top.state.CommandLine;
import io.topz.top.state.Mode;
import io.topz.top.state.Mode.Question;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Edits the text that the user types: answers to questions, commands and the filter. Every character is text here, even {@code q} and the
 * space.
 */
final class TextInput {

    /** The maximum length of the text. */
    static final int MAX_LENGTH = 400;

    private TextInput() {}

    static TopState apply(TopState state, Edit edit) {
        if (state.mode() instanceof Mode.Prompt prompt) {
            return inPrompt(state, prompt, edit);
        }
        if (state.mode() instanceof Mode.Palette palette) {
            return inPalette(state, palette, edit);
        }
        return state.mode() instanceof Mode.Filter filter ? inFilter(state, filter, edit) : state;
    }

    /** The state with the open table filtered. */
    static TopState filtered(TopState state, String text) {
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.filteredBy(text);
            }
        });
    }

    /** The state with different columns of the open table. */
    static TopState choosing(TopState state, String text) {
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.choosing(table.choice().then(ColumnChoice.of(table.spec(), text)));
            }
        });
    }

    private static TopState inFilter(TopState state, Mode.Filter filter, Edit edit) {
        if (edit instanceof Edit.Accept) {
            boolean isWrong = !state.table().filterProblems().isEmpty();
            return isWrong ? state : state.withMode(new Mode.Browse());
        }
        if (edit instanceof Edit.Complete) {
            String completed =
                    completedField(filter.text(), state.table().spec().names());
            return filtered(state.withMode(new Mode.Filter(completed)), completed);
        }
        if (edit instanceof Edit.Cancel) {
            return filtered(state.withMode(new Mode.Browse()), "");
        }
        String text = edited(filter.text(), edit);
        return filtered(state.withMode(new Mode.Filter(text)), text);
    }

    /** Completes the last word to the name of a column. */
    private static String completedField(String text, List<String> keys) {
        int word = text.lastIndexOf(' ') + 1;
        word += text.startsWith("!", word) ? 1 : 0;
        String beginning = text.substring(word).toLowerCase(Locale.ROOT);
        return beginning.isEmpty()
                ? text
                : text.substring(0, word) + Completion.of(beginning, keys).word();
    }

    private static TopState inPalette(TopState state, Mode.Palette palette, Edit edit) {
        if (edit instanceof Edit.Cancel) {
            return state.withMode(new Mode.Browse());
        }
        if (edit instanceof Edit.Accept) {
            String line = CommandLine.of(state, palette.text()).expanded();
            return CommandPalette.run(state.withMode(new Mode.Browse()).withNotice(null), line);
        }
        boolean completes = edit instanceof Edit.Complete;
        String text = completes ? CommandLine.of(state, palette.text()).completed() : edited(palette.text(), edit);
        return state.withMode(new Mode.Palette(text));
    }

    private static TopState inPrompt(TopState state, Mode.Prompt prompt, Edit edit) {
        if (edit instanceof Edit.Cancel) {
            return state.withMode(new Mode.Browse());
        }
        if (edit instanceof Edit.Accept) {
            TopState done = state.withMode(new Mode.Browse()).withNotice(null);
            String answer = prompt.text().strip();
            if (answer.isEmpty()) {
                return done;
            }
            return prompt.question() == Question.SORT ? sort(done, answer) : limit(done, answer);
        }
        return state.withMode(new Mode.Prompt(prompt.question(), edited(prompt.text(), edit)));
    }

    private static String edited(String text, Edit edit) {
        if (edit instanceof Edit.Type type) {
            return text.length() < MAX_LENGTH ? text + type.character() : text;
        }
        if (edit instanceof Edit.Complete) {
            return text;
        }
        return edit instanceof Edit.EraseAll || text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    }

    static TopState sort(TopState state, String answer) {
        String typed = answer.toLowerCase(Locale.ROOT);
        TableSpec<?> spec = state.table().spec();
        Optional<String> column = spec.column(typed).map(Column::key);
        if (column.isPresent()) {
            String key = column.get();
            return state.withTable(new TopState.TableChange() {
                @Override
                public <R> Table<R> apply(Table<R> table) {
                    return table.sortedBy(SortOrder.by(key));
                }
            });
        }
        if (spec.equals(TableSpec.OPEN) && TableSpec.CLOSED.column(typed).isPresent()) {
            return state.withMessage(typed + " is known of closed connections only: press c");
        }
        return state.withMessage("cannot sort by " + answer + "; one of: " + String.join(" ", spec.keys()));
    }

    static TopState limit(TopState state, String answer) {
        int limit;
        try {
            limit = Integer.parseInt(answer);
        } catch (NumberFormatException notANumber) {
            limit = 0;
        }
        if (limit < 1) {
            return state.withMessage("the limit is a whole number from 1, not " + answer);
        }
        return state.withSettings(state.settings().withLimit(limit));
    }
}
