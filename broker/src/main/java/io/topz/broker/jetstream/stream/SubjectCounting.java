package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Counts messages by subject, in steps, so that a stream with many subjects does not block others. Used only on the JetStream thread. */
final class SubjectCounting {

    /** The number of subjects examined in one turn, which takes a few milliseconds. */
    private static final int MAX_SUBJECTS_PER_TURN = 10_000;

    private final Stream stream;
    private final SubjectFilter filter;
    private final Reactor reactor;
    private final Consumer<List<SubjectCount>> counted;
    private final Runnable ended;
    private final Iterator<ByteString> candidates;
    private final List<SubjectCount> counts = new ArrayList<>();

    /** {@code counted} receives the result in no particular order; {@code ended} is called instead if the stream no longer exists. */
    SubjectCounting(
            Stream stream,
            SubjectFilter filter,
            Reactor reactor,
            Consumer<List<SubjectCount>> counted,
            Runnable ended) {
        this.stream = stream;
        this.filter = filter;
        this.reactor = reactor;
        this.counted = counted;
        this.ended = ended;
        candidates = stream.contents().candidates(filter).iterator();
    }

    /** Does the next step and schedules the one after it. */
    void run() {
        if (stream.hasEnded()) {
            ended.run();
            return;
        }
        for (int n = 0; n < MAX_SUBJECTS_PER_TURN && candidates.hasNext(); n++) {
            ByteString candidate = candidates.next();
            SubjectSequences subject =
                    filter.matches(candidate) ? stream.contents().subject(candidate) : null;
            if (subject != null) {
                counts.add(new SubjectCount(candidate, subject.size()));
            }
        }
        if (candidates.hasNext()) {
            reactor.execute(this::run);
        } else {
            counted.accept(counts);
        }
    }
}
