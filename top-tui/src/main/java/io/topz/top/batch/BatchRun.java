package io.topz.top.batch;

import io.topz.recordings.Replay;
import io.topz.top.control.Commander;
import io.topz.top.control.PollEventReducer;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Polls one server and writes its samples. The first poll only supplies the rates of the second and is not written. */
public final class BatchRun {

    private final BatchOptions options;
    private final SampleWriter writer;
    private final Poller poller;
    private final BlockingQueue<PollEvent> events;
    private final Consumer<String> problems;
    private final PollEventReducer reducer = new PollEventReducer();
    private TopState state;
    /** The time limit for a live server; null for a recording. */
    private @Nullable AnswerDeadline patience;

    private final BatchServers servers;
    private final int server;
    private int answers;
    private int failures;
    private int downs;
    private @Nullable String lastProblem;

    /**
     * @param initial a state with the page of the options' view
     * @param poller not yet started; its events go to the queue
     * @param problems receives messages about failed polls
     * @param servers all servers that are written
     * @param server the number of this one among them
     */
    public BatchRun(
            BatchOptions options,
            SampleWriter writer,
            TopState initial,
            Poller poller,
            BlockingQueue<PollEvent> events,
            Consumer<String> problems,
            BatchServers servers,
            int server) {
        this.servers = servers;
        this.server = server;
        this.options = options;
        this.writer = writer;
        this.state = initial;
        this.poller = poller;
        this.events = events;
        this.problems = problems;
    }

    /**
     * Writes samples of a live server until there are enough. Without a number of samples it does not end by itself and waits out failures.
     *
     * @param patient the time limit for the first answer
     * @throws IOException with a message if a poll failed
     */
    public void live(AnswerDeadline patient) throws IOException, InterruptedException {
        patience = patient;
        poller.start();
        while (!isEnough()) {
            PollEvent event = answers == 0 ? patient.next(events) : events.take();
            int before = failures;
            if (event != null) {
                take(event);
            }
            boolean isOver = event == null || (failures > before && isFatal());
            if (isOver && !servers.areSeveral()) {
                throw new IOException(answers == 0 ? patient.told(lastProblem) : lastProblem);
            }
            if (isOver || (servers.areSeveral() && failures > before && answers > 0)) {
                downs++;
                writer.writeDown(state, answers == 0 ? patient.told(lastProblem) : String.valueOf(lastProblem));
            }
        }
    }

    /** Writes samples of a recording, one for each recorded poll, until there are enough or it ends. Failed polls are reported. */
    public void replay(Replay replay) throws IOException, InterruptedException {
        poller.setPaused(true);
        do {
            poller.pollOnce();
            int before = answers + failures;
            while (answers + failures == before) {
                take(events.take());
            }
        } while (!isEnough() && replay.step());
        if (answers == 0) {
            throw new IOException(lastProblem == null ? "the recording holds no answers" : lastProblem);
        }
    }

    /** Whether the server was down at any time. */
    public boolean wasDown() {
        return downs > 0;
    }

    /** Whether a failure ends the run: if a number of samples was requested, or if the server has never answered. */
    private boolean isFatal() {
        return patience != null && (answers == 0 ? !patience.lasts() : options.count() > 0);
    }

    private boolean isEnough() {
        return options.count() > 0 && Math.max(0, answers - 1) + downs >= options.count();
    }

    private void take(PollEvent event) throws IOException {
        if (event instanceof PollEvent.Failed failed) {
            failures++;
            // While waiting for the server, the same failure occurs again and again, and is reported once.
            boolean again = answers == 0 && failed.sentence().equals(lastProblem);
            lastProblem = failed.sentence();
            if (!again && !isFatal()) {
                problems.accept(failed.sentence());
            }
        }
        if (patience != null) {
            servers.heard(server, event, reducer);
        }
        state = reducer.apply(state, event);
        if (answers == 0
                && event instanceof PollEvent.Answered
                && state.page().view().shows(TableSpec.CHANGES)) {
            state = Commander.markSample(state);
        }
        Snapshot snapshot = state.feed().snapshot();
        if (event instanceof PollEvent.Answered && snapshot != null && ++answers > 1) {
            writer.write(state, snapshot);
        }
    }
}
