package io.topz.top;

import io.topz.recordings.Replay;
import io.topz.top.batch.AnswerDeadline;
import io.topz.top.batch.BatchOptions;
import io.topz.top.batch.BatchRun;
import io.topz.top.batch.BatchServers;
import io.topz.top.batch.SampleWriter;
import io.topz.top.canvas.Size;
import io.topz.top.format.SafeText;
import io.topz.top.lookup.HostNames;
import io.topz.top.lookup.ReverseDns;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.ThreadTimer;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/** Writes the values of the dashboard without a terminal, sample by sample, for all servers at once. */
public final class BatchTop {

    private static final Duration CLOSE_LIMIT = Duration.ofMillis(150);
    private static final Size SIZE = new Size(200, 60);

    private BatchTop() {}

    /**
     * Writes samples until the requested number is reached.
     *
     * @return the exit code: 0 for success; 1 for a failure, which is reported on standard error in one line, and also if some of several
     *     servers did not answer while the others were written
     */
    public static int run(
            TopOptions options,
            BatchOptions batch,
            List<ServerSource> sources,
            PlaybackOptions playback,
            Appendable out) {
        SampleWriter writer = new SampleWriter(batch, out, sources.size() > 1);
        BatchServers servers = new BatchServers(sources.size());
        // A recording is one source: its servers are played one after another.
        int side = playback.replay() == null ? sources.size() : 1;
        ThreadPoolExecutor threads = Threads.daemons("topz-batch", side);
        Instant from =
                playback.replay() == null ? Instant.EPOCH : playback.replay().position();
        ExecutorCompletionService<Boolean> runs = new ExecutorCompletionService<>(threads);
        List<Future<?>> begun = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int server = i;
            begun.add(runs.submit(
                    () -> watch(options, batch, sources.get(server), playback, writer, from, servers, server)));
        }
        try {
            boolean isOneDown = false;
            for (int i = 0; i < begun.size(); i++) {
                isOneDown |= runs.take().get();
            }
            writer.end();
            return isOneDown ? 1 : 0;
        } catch (SampleWriter.ClosedException enough) {
            return 0;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof SampleWriter.ClosedException) {
                return 0;
            }
            complete(writer);
            System.err.println("topz top: " + SafeText.orEmpty(cause == null ? null : cause.getMessage()));
        } catch (IOException unwritable) {
            System.err.println("topz top: " + SafeText.orEmpty(unwritable.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return 1;
    }

    /** Completes the output after a failure, so that the samples written so far can be parsed. */
    private static void complete(SampleWriter writer) {
        try {
            writer.end();
        } catch (IOException unwritable) {
            // The previous failure is the one that is shown.
            return;
        }
    }

    /** Writes the samples of one server; returns whether it was down at any time. */
    private static boolean watch(
            TopOptions options,
            BatchOptions batch,
            ServerSource source,
            PlaybackOptions playback,
            SampleWriter writer,
            Instant from,
            BatchServers servers,
            int server)
            throws IOException, InterruptedException {
        BlockingQueue<PollEvent> events = new LinkedBlockingQueue<>();
        ThreadTimer timer = new ThreadTimer("topz-poll");
        HostNames names = new HostNames(new ReverseDns(), Runnable::run, System::nanoTime, () -> {});
        TopState state = Top.initial(options, names, SIZE);
        state = state.withSettings(state.settings().withSource(SafeText.of(source.name())));
        // The sort key may have selected another view than the first.
        View first = options.views().first();
        if (batch.view() != first) {
            state = state.withPage(batch.view() == null ? first : batch.view());
        }
        DataRequest request = batch.isData() ? state.request().withUsers() : state.request();
        Replay replay = playback.replay();
        Duration interval = replay == null ? options.interval() : replay.interval();
        try (Poller poller = new Poller(source.collector(), timer, System::nanoTime, events::add, request, interval)) {
            BatchRun run = new BatchRun(
                    batch,
                    writer,
                    state,
                    poller,
                    events,
                    problem -> System.err.println("topz top: " + SafeText.of(problem)),
                    servers,
                    server);
            if (replay == null) {
                run.live(new AnswerDeadline(options.patience(), System::nanoTime));
            } else {
                replay.moveTo(from);
                run.replay(replay);
            }
            return run.wasDown();
        } finally {
            timer.finish(CLOSE_LIMIT);
        }
    }
}
