package io.topz.recordings;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.Endpoint;
import io.topz.recordings.format.Outcome;
import io.topz.recordings.format.Question;
import io.topz.recordings.format.RecordingCursor;
import io.topz.recordings.format.RecordingGap;
import io.topz.recordings.format.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A recording at a moment that can be set; its collectors return the answers of that moment. It advances by polls, each of which begins
 * with {@code /varz} of the first source. Safe for any thread; every method may read from the file.
 */
public final class Replay implements AutoCloseable {

    /** The time span that is searched first for the polls before a moment. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** The factor by which the span grows while it has too few, as when the recorder was not running. */
    private static final int SPAN_GROWTH = 4;

    /** The number of polls from which their interval is estimated. */
    private static final int INTERVALS = 20;

    private final String name;
    private final RecordingReader reader;
    private final RecordingCursor cursor;
    private final Predicate<Question> isPoll;
    private Duration interval = Duration.ofSeconds(1);
    private @Nullable Configured configured;

    /** The configurations in an answer. */
    private record Configured(Question question, long answered, ConfigMemory configs) {}

    private Replay(String name, RecordingReader reader) {
        this.name = name;
        this.reader = reader;
        this.cursor = reader.cursor();
        String first = reader.sources().isEmpty() ? "" : reader.sources().get(0);
        this.isPoll =
                question -> question.source().equals(first) && question.path().equals(Endpoint.VARZ.path());
    }

    /**
     * Opens a recording at its first poll.
     *
     * @throws IOException with a sentence for people if there is none
     */
    public static Replay open(Path file) throws IOException {
        Replay replay = new Replay(file.toString(), RecordingReader.open(file));
        try {
            replay.begin();
        } catch (IOException | RuntimeException failure) {
            replay.close();
            throw failure;
        }
        return replay;
    }

    /**
     * Estimates the interval of the polls. Most polls are one interval apart, but not all, because the user may have watched something else
     * in between.
     */
    private void begin() throws IOException {
        step();
        Instant first = position();
        List<Duration> gaps = new ArrayList<>();
        for (Instant before = first; gaps.size() < INTERVALS && step(); before = position()) {
            gaps.add(Duration.between(before, position()));
        }
        gaps.removeIf(gap -> gap.isNegative() || gap.isZero());
        gaps.sort(null);
        if (!gaps.isEmpty()) {
            interval = gaps.get(gaps.size() / 2);
        }
        moveTo(first);
    }

    /** The usual time from one poll to the next at the start; a second if there is only one poll. */
    public Duration interval() {
        return interval;
    }

    /** The names of all recorded servers. */
    public List<String> sources() {
        return reader.sources();
    }

    /** Sentences about missing parts of the file. */
    public List<String> remarks() {
        return reader.remarks();
    }

    /**
     * Sentences about what is missing at a moment or shortly before it. Damage is known from the moment at which it is read. Does not wait
     * for the file.
     */
    public List<String> remarks(Instant moment, Duration shortly) {
        return reader.gaps().stream()
                .filter(gap -> gap.concerns(moment, shortly))
                .sorted(Comparator.comparing(RecordingGap::after))
                .map(RecordingGap::text)
                .toList();
    }

    /** The time of the first entry. */
    public Instant start() {
        return reader.start();
    }

    /** The time of the last entry. */
    public Instant end() {
        return reader.end();
    }

    /** The moment that is replayed. */
    public synchronized Instant position() {
        return cursor.position();
    }

    /** Sets the moment of the answers. A moment before the start counts as the start, one after the end as the end. */
    public synchronized void moveTo(Instant time) throws IOException {
        Instant inside = time.isBefore(start()) ? start() : time;
        cursor.moveTo(inside.isAfter(end()) ? end() : inside);
    }

    /**
     * Advances to the next poll, up to just before the one after it.
     *
     * @return whether there was one
     */
    public synchronized boolean step() throws IOException {
        return cursor.moveOn(isPoll);
    }

    /**
     * Goes to a poll that precedes the last one at a moment, so that the caller can step through those in between.
     *
     * @param count the number of polls to go back from the last one
     * @return the number of steps to the last one, which is lower at the start of the recording
     */
    public synchronized int moveBefore(Instant time, int count) throws IOException {
        moveTo(time);
        Instant target = cursor.position();
        Duration span = LOOK_BACK;
        Deque<Instant> polls = lastPolls(target, span, count + 1);
        while (polls.size() <= count && start().isBefore(target.minus(span))) {
            span = span.multipliedBy(SPAN_GROWTH);
            polls = lastPolls(target, span, count + 1);
        }
        cursor.moveTo(polls.isEmpty() ? target : polls.getFirst());
        return Math.max(0, polls.size() - 1);
    }

    /** The last polls up to a moment, of those in the time span before it. */
    private Deque<Instant> lastPolls(Instant target, Duration span, int max) throws IOException {
        cursor.moveTo(later(start(), target.minus(span)));
        Deque<Instant> polls = new ArrayDeque<>();
        while (cursor.moveOn(isPoll) && !cursor.position().isAfter(target)) {
            polls.add(cursor.position());
            if (polls.size() > max) {
                polls.removeFirst();
            }
        }
        return polls;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The collector with the recorded answers of a source; a question that was not recorded is {@link Kind#NOT_FOUND}. */
    public Collector collector(String source) {
        return new ReplayCollector(this, source);
    }

    /** The questions about an endpoint of a source that have an outcome, with the times of these in milliseconds since 1970. */
    synchronized Map<Question, Long> questions(String source, String endpoint) {
        Map<Question, Long> found = new LinkedHashMap<>();
        cursor.questions().forEach((question, millis) -> {
            if (question.source().equals(source) && question.endpoint().equals(endpoint)) {
                found.put(question, millis);
            }
        });
        return found;
    }

    synchronized Optional<Outcome> outcome(Question question) {
        try {
            return cursor.outcome(question);
        } catch (IOException damaged) {
            throw new CollectException(Kind.UNREACHABLE, name + ": " + damaged.getMessage());
        }
    }

    /** The configurations in an answer; those of the latest answer are cached. */
    synchronized ConfigMemory configurations(Question question, Supplier<Jsz> answer) {
        long answered = cursor.questions().getOrDefault(question, 0L);
        Configured known = configured;
        if (known == null || !known.question().equals(question) || known.answered() != answered) {
            ConfigMemory configs = new ConfigMemory();
            Jsz jsz = answer.get();
            configs.complete(ConfigMemory.ALL, jsz);
            known = new Configured(question, answered, configs);
            configured = known;
        }
        return known.configs();
    }

    String name() {
        return name;
    }

    @Override
    public synchronized void close() throws IOException {
        reader.close();
    }
}
