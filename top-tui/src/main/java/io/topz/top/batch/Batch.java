package io.topz.top.batch;

import io.topz.metrics.server.ConnRow;
import io.topz.top.control.PollEventReducer;
import io.topz.top.control.SettingsChange;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes two samples one interval apart, so that there are rates, and builds a report from them. */
public final class Batch {

    /** The time that a report waits for host names; after it, addresses are written. */
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(2);

    private static final int SAMPLES = 2;

    private Batch() {}

    /**
     * A report.
     *
     * @param text the text of the report
     * @param remarks sentences about features that the server lacks
     */
    public record Result(String text, List<String> remarks) {}

    /**
     * Builds the report; blocks until it is complete.
     *
     * @param poller not yet started; its events go to the queue
     * @param events the events of the poller, and other objects when a host name became known
     * @param delimiter the delimiter of CSV; empty for text
     * @throws IOException with a message if a poll failed
     */
    public static Result report(TopState initial, Poller poller, BlockingQueue<Object> events, String delimiter)
            throws IOException, InterruptedException {
        return report(initial, poller, events, delimiter, new AnswerDeadline(Duration.ZERO, System::nanoTime));
    }

    /** Like the method above, with a time limit for the first answer. */
    public static Result report(
            TopState initial, Poller poller, BlockingQueue<Object> events, String delimiter, AnswerDeadline patience)
            throws IOException, InterruptedException {
        PollEventReducer reducer = new PollEventReducer();
        TopState state = initial;
        poller.start();
        String problem = null;
        for (int samples = 0; samples < SAMPLES; ) {
            Object event = samples == 0 ? patience.next(events) : events.take();
            if (event == null) {
                throw new IOException(patience.told(problem));
            }
            if (event instanceof PollEvent.Failed failed) {
                problem = failed.sentence();
                if (samples > 0 || !patience.lasts()) {
                    throw new IOException(samples > 0 ? problem : patience.told(problem));
                }
            }
            if (event instanceof PollEvent.Answered answered) {
                state = reducer.apply(state, answered);
                lookUpNames(state);
                samples++;
            }
        }
        poller.setPaused(true);
        if (state.settings().lookup()) {
            waitForNames(state, events);
            state = SettingsChange.looking(state);
        }
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null) {
            throw new IOException("no answer");
        }
        String text = delimiter.isEmpty() ? Report.text(state, snapshot) : Report.csv(state, snapshot, delimiter);
        return new Result(text, snapshot.sample().remarks());
    }

    private static void waitForNames(TopState state, BlockingQueue<Object> events) throws InterruptedException {
        long end = System.nanoTime() + LOOKUP_LIMIT.toNanos();
        boolean waiting = lookUpNames(state);
        while (waiting && end - System.nanoTime() > 0) {
            waiting = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS) != null && lookUpNames(state);
        }
    }

    /** Looks up all host names; returns whether some are not known yet. */
    private static boolean lookUpNames(TopState state) {
        boolean missing = false;
        for (ConnRow row : state.open().all()) {
            String ip = row.conn().ip();
            missing |= ip != null
                    && state.settings().lookup()
                    && state.settings().resolver().apply(ip) == null;
        }
        return missing;
    }
}
