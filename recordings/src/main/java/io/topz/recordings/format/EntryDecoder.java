package io.topz.recordings.format;

import io.topz.collectors.CollectException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the content of blocks into entries, from one independent block to the next. Not thread-safe. */
final class EntryDecoder {

    static final int ANSWERED = 0;
    static final int REFUSED = 1;
    static final int FAILED = 2;

    private static final int MAX_SOURCES = 1000;
    private static final int MAX_STATUS = 999;

    /** The head of an entry, read before the outcome: the time and the number of the question. */
    record Head(long millis, int question) {}

    /** The latest outcome of a question. The JSON is built on demand. */
    private static final class Latest {
        final Question question;
        List<Row> rows = List.of();
        int httpStatus;

        @Nullable
        Outcome problem;

        boolean known;
        long millis;

        Latest(Question question) {
            this.question = question;
        }
    }

    private final StringTable strings = new StringTable();
    private final AnswerDelta delta = new AnswerDelta(strings);
    private final List<Latest> latest = new ArrayList<>();

    static List<String> readSources(ByteInput in) throws IOException {
        List<String> sources = new ArrayList<>();
        for (int count = in.count(MAX_SOURCES); count > 0; count--) {
            sources.add(in.text());
        }
        return sources;
    }

    Head readHead(ByteInput in) throws IOException {
        long millis = in.signed();
        int number = in.count(latest.size());
        if (number == 0) {
            latest.add(new Latest(new Question(in.text(), in.text())));
            number = latest.size();
        }
        return new Head(millis, number - 1);
    }

    Question question(Head head) {
        return latest.get(head.question()).question;
    }

    /** Reads the outcome of a question at a time. */
    void readOutcome(Head head, long millis, BlockContent content) throws IOException {
        Latest changed = latest.get(head.question());
        ByteInput in = content.texts();
        int kind = in.octet();
        changed.known = true;
        changed.millis = millis;
        changed.problem = null;
        if (kind == ANSWERED) {
            changed.httpStatus = in.count(MAX_STATUS);
            strings.shapes.read(in);
            strings.texts.read(in);
            changed.rows = delta.read(in, content.numbers(), changed.rows);
        } else if (kind == REFUSED) {
            changed.problem = new Outcome.Refused(in.text());
        } else if (kind == FAILED) {
            changed.problem = new Outcome.Failed(kind(in.text()), in.text());
        } else {
            throw new IOException("an entry is of an unknown kind: " + kind);
        }
    }

    private static CollectException.Kind kind(String name) {
        for (CollectException.Kind kind : CollectException.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return CollectException.Kind.STATUS;
    }

    /** The questions that have an outcome, with its time in milliseconds since 1970. */
    Map<Question, Long> questions() {
        Map<Question, Long> times = new LinkedHashMap<>();
        latest.stream().filter(one -> one.known).forEach(one -> times.put(one.question, one.millis));
        return times;
    }

    /** The latest outcome of a question. */
    Optional<Outcome> outcome(Question question) throws IOException {
        for (Latest one : latest) {
            if (one.known && one.question.equals(question)) {
                return Optional.of(
                        one.problem != null
                                ? one.problem
                                : new Outcome.Answered(JsonRows.join(one.rows, strings), one.httpStatus));
            }
        }
        return Optional.empty();
    }
}
