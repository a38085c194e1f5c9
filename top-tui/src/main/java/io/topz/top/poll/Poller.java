package io.topz.top.poll;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.BadRequestException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls one collector for the data of the open view, with one query in flight and a rest between polls, which is longer when answers are
 * slow or fail.
 *
 * <p>Every method may be called on any thread and returns at once. The work is done on the timer's thread, which also emits the events.
 */
public final class Poller implements AutoCloseable {

    private final Supplier<Collector> source;
    private final Timer timer;
    private final LongSupplier nanoTime;
    private final Consumer<PollEvent> sink;

    // The fields below are confined to the timer's thread.
    private @Nullable Collector collector;
    private DataRequest request;
    private Duration interval;
    private @Nullable Varz last;
    private ServerMemory memory = new ServerMemory();
    private boolean watching = true;
    private boolean paused;
    private boolean closed;
    private boolean inFlight;
    private boolean again;
    private int failures;
    private @Nullable Runnable next;

    /**
     * Creates a poller, which does nothing before {@link #start}.
     *
     * @param source creates the collector on the timer's thread; if it fails, it is called again at the next poll
     */
    public Poller(
            Supplier<Collector> source,
            Timer timer,
            LongSupplier nanoTime,
            Consumer<PollEvent> sink,
            DataRequest request,
            Duration interval) {
        this.source = source;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.sink = sink;
        this.request = request;
        this.interval = interval;
    }

    /** Starts polling immediately. */
    public void start() {
        timer.execute(this::poll);
    }

    /** Changes the request and polls at once, or as soon as the poll in flight has ended. */
    public void want(DataRequest changed) {
        timer.execute(() -> {
            request = changed;
            poll();
        });
    }

    /** Changes the time between polls; the next poll is that far away. */
    public void setInterval(Duration changed) {
        timer.execute(() -> {
            interval = changed;
            if (!inFlight && !paused && !closed) {
                cancelNext();
                next = timer.schedule(changed, this::poll);
            }
        });
    }

    /** Pauses or resumes polling; a poll in flight still emits its event. */
    public void setPaused(boolean changed) {
        timer.execute(() -> {
            paused = changed;
            cancelNext();
            if (!paused) {
                poll();
            }
        });
    }

    /** Turns the search for slow consumers off, for servers other than the watched one. */
    public void setWatching(boolean changed) {
        timer.execute(() -> watching = changed);
    }

    /** Polls now, even while paused, for a caller that determines the time of polls itself. */
    public void pollOnce() {
        timer.execute(() -> {
            boolean before = paused;
            paused = false;
            poll();
            paused = before;
        });
    }

    /** Stops polling for good and closes the collector if it can be closed. The timer belongs to the caller. */
    @Override
    public void close() {
        timer.execute(() -> {
            closed = true;
            cancelNext();
            closeCollector();
        });
    }

    private void cancelNext() {
        if (next != null) {
            next.run();
            next = null;
        }
    }

    private void closeCollector() {
        if (collector instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception nothingLeftToSave) {
                collector = null;
            }
        }
    }

    private void poll() {
        cancelNext();
        if (closed || paused) {
            return;
        }
        if (inFlight) {
            again = true;
            return;
        }
        inFlight = true;
        again = false;
        long began = nanoTime.getAsLong();
        sink.accept(new PollEvent.Asked(began));
        try {
            if (collector == null) {
                collector = source.get();
            }
            new PollCycle(collector, request, last, memory, watching)
                    .run()
                    .whenComplete((sample, failure) -> timer.execute(() -> done(began, sample, failure)));
        } catch (RuntimeException | Error failure) {
            done(began, null, failure);
        }
    }

    /** A defect must not end polling silently: it is shown like every failure, and polling continues. */
    private void done(long began, @Nullable SampleBuilder answers, @Nullable Throwable failure) {
        inFlight = false;
        Duration wait;
        try {
            wait = answers == null ? tell(failure) : tell(began, answers);
        } catch (RuntimeException | Error defect) {
            wait = tell(defect);
        }
        if (again) {
            poll();
        } else if (!closed && !paused) {
            next = timer.schedule(wait, this::poll);
        }
    }

    private Duration tell(long began, SampleBuilder answers) {
        long now = nanoTime.getAsLong();
        Duration took = Duration.ofNanos(now - began);
        Duration wait = PollPacing.afterAnswer(interval, took, answers.bytes());
        Sample sample = answers.at(now)
                .took(took)
                .window(PollPacing.window(interval, took, answers.bytes()))
                .build();
        forgetAnother(sample.varz());
        last = sample.varz();
        sink.accept(new PollEvent.Answered(sample, took.plus(wait)));
        failures = 0;
        return wait;
    }

    private Duration tell(@Nullable Throwable failure) {
        failures++;
        Duration wait = PollPacing.afterFailure(interval, failures);
        Throwable cause = failure == null ? new IllegalStateException("no answer") : ServerQueries.cause(failure);
        sink.accept(failed(cause, nanoTime.getAsLong(), wait));
        return wait;
    }

    /** Discards knowledge about another server, which may have had other sort keys and another configuration. */
    private void forgetAnother(Varz varz) {
        if (last != null && !Objects.equals(last.serverId(), varz.serverId())) {
            memory = new ServerMemory();
        }
    }

    private PollEvent failed(Throwable failure, long now, Duration wait) {
        CollectException.Kind kind = failure instanceof CollectException collecting ? collecting.kind() : null;
        String message = failure.getMessage();
        String sentence = message == null ? failure.getClass().getSimpleName() : message;
        if (failure instanceof BadRequestException) {
            sentence = "the server refused the request: " + sentence;
        } else if (kind == null) {
            sentence = "cannot read: " + sentence;
        }
        return new PollEvent.Failed(kind, sentence, now, wait);
    }
}
