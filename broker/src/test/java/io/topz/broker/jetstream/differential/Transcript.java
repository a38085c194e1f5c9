package io.topz.broker.jetstream.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transcript of a played script with its answers, in the notation of the scripts. */
final class Transcript {

    private static final String ANSWER = "< ";

    private final List<String> lines = new ArrayList<>();
    private final List<JsonNode> answers = new ArrayList<>();
    private int count;

    void step(String line) {
        lines.add(line);
    }

    /** Adds a remark instead of an answer. */
    void note(String text) {
        lines.add(ANSWER + text);
        count++;
    }

    /** Adds an answer. One that consists only of JSON is shown as such; any other message is shown with its subjects and sizes. */
    void show(Frame frame) {
        count++;
        ComparableAnswer.json(frame.payload()).ifPresent(answers::add);
        boolean bare = frame.headers().isEmpty()
                && frame.reply().isEmpty()
                && !frame.payload().isEmpty();
        if (!bare) {
            lines.add(ANSWER + line(frame));
            frame.headers()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> lines.add(ANSWER + "  " + ComparableAnswer.escape(ComparableAnswer.text(line))));
        }
        String indent = bare ? ANSWER : ANSWER + "  ";
        ComparableAnswer.payload(frame.payload()).forEach(line -> lines.add(indent + line));
    }

    /** The number of answers. */
    int count() {
        return count;
    }

    /** The answers that are JSON, as received. */
    List<JsonNode> answers() {
        return List.copyOf(answers);
    }

    String text() {
        return Case.text(lines);
    }

    /** The kind of an answer, for comparing many. */
    static String kind(@Nullable Frame answer) {
        if (answer == null) {
            return "no answer";
        }
        return ComparableAnswer.json(answer.payload())
                .map(json -> json.has("error")
                        ? json.path("error").toString()
                        : json.path("type").asText("answer"))
                .orElse(
                        answer.headers().isEmpty()
                                ? "answer"
                                : answer.headers().lines().findFirst().orElse(""));
    }

    /** Formats an answer. The sizes are those of the printed text, because times have no fixed length. */
    private static String line(Frame frame) {
        int headers = frame.headers().length() - ComparableAnswer.shrunk(frame.headers());
        int total = headers + frame.payload().length();
        String reply = frame.reply().isEmpty() ? "" : ComparableAnswer.text(frame.reply()) + " ";
        return frame.headers().isEmpty()
                ? "MSG " + frame.subject() + " " + reply + frame.payload().length()
                : "HMSG " + frame.subject() + " " + reply + headers + " " + total;
    }
}
