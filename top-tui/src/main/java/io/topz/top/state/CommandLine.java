package io.topz.top.state;

import io.topz.top.query.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A command that is being typed, and its completion.
 *
 * @param text the text typed so far
 * @param head the text before the word that is being typed
 * @param completion the completion of that word
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

    /**
     * The words that can be completed.
     *
     * @param command the command before the word; null for none
     */
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

    /** The text with its unique continuation, and a blank after a word that takes an argument. */
    public String completed() {
        if (completion.candidates().isEmpty()) {
            return text;
        }
        PaletteCommand command =
                head.isEmpty() && completion.candidates().size() == 1 ? PaletteCommand.of(completion.word()) : null;
        boolean takesMore = command != null && !command.argument().isEmpty();
        return head + completion.word() + (takesMore ? " " : "");
    }

    /** The full command: a first word that only one command begins with stands for that command. */
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
