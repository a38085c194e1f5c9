package io.topz.top.state;

import io.topz.top.query.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A command that is being typed, and what it may become.
 *
 * @param text typed so far
 * @param head what stands before the word that is being typed
 * @param completion of that word
 */
public record CommandLine(String text, String head, Completion completion) {

    /** The words that can complete a text: views, commands, and columns after commands that take one. */
    public static CommandLine of(TopState state, String text) {
        PaletteCommand command = PaletteCommand.of(text.strip().split(" +", 2)[0]);
        int word = (command == PaletteCommand.COLUMNS ? lastOf(text, " ,+-") : text.lastIndexOf(' ')) + 1;
        String head = text.substring(0, word);
        String beginning = text.substring(word).toLowerCase(Locale.ROOT);
        return new CommandLine(
                text, head, Completion.of(beginning, words(state, head.isBlank() ? null : command, head)));
    }

    private static int lastOf(String text, String signs) {
        return signs.chars().map(text::lastIndexOf).max().orElse(-1);
    }

    /** @param command before the word; null for none */
    private static List<String> words(TopState state, @Nullable PaletteCommand command, String head) {
        if (head.isBlank()) {
            List<String> words = new ArrayList<>(state.views().words());
            words.addAll(PaletteCommand.words());
            return words;
        }
        if (command == PaletteCommand.COLUMNS) {
            return state.table().spec().names();
        }
        boolean isFirst = command != null && head.strip().equals(command.word());
        return isFirst && (command == PaletteCommand.SORT || command == PaletteCommand.COPY)
                ? state.table().spec().keys()
                : List.of();
    }

    /** The text with its certain continuation, and a blank after a word that takes an argument. */
    public String completed() {
        if (completion.candidates().isEmpty()) {
            return text;
        }
        PaletteCommand command =
                head.isEmpty() && completion.candidates().size() == 1 ? PaletteCommand.of(completion.word()) : null;
        boolean takesMore = command != null && !command.argument().isEmpty();
        return head + completion.word() + (takesMore ? " " : "");
    }

    /** The command that is meant: a first word that only one begins with is that one. */
    public String expanded() {
        boolean only =
                head.isEmpty() && !text.isBlank() && completion.candidates().size() == 1;
        return only ? completion.word() : text;
    }

    /** The possible continuations, for people. */
    public List<String> hints() {
        PaletteCommand command = PaletteCommand.of(head.strip().split(" +", 2)[0]);
        if (command != null && completion.candidates().isEmpty()) {
            return List.of(command.argument());
        }
        return completion.candidates();
    }
}
