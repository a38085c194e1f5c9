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
 * Polls one collector for what the open view needs: one request in flight, a rest between polls, a longer one when answers slow
 * down or fail.
 *
 * <p>Every method may be called from any thread and returns at once; the work happens on the timer's thread, where the events go
 * out, too.
 */
public final class Poller implements AutoCloseable {

    private final Supplier<Collector> source;
    private final Timer timer;
    private final LongSupplier nanoTime;
    private final Consumer<PollEvent> sink;

    // All below belong to the timer's thread.
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
     * Does nothing before {@link #start}.
     *
     * @param source makes the collector, on the timer's thread; one that fails is asked again at the next poll
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

    /** Polls now and from now on. */
    public void start() {
        timer.execute(this::poll);
    }

    /** Changes the request and polls at once, or as soon as the poll in flight is over. */
    public void want(DataRequest changed) {
        timer.execute(() -> {
            request = changed;
            poll();
        });
    }

    /** Changes the time from one poll to the next; the next one is that far away. */
    public void setInterval(Duration changed) {
        timer.execute(() -> {
            interval = changed;
            if (!inFlight && !paused && !closed) {
                cancelNext();
                next = timer.schedule(changed, this::poll);
            }
        });
    }

    /** Stops and resumes polling; a poll in flight still reports. */
    public void setPaused(boolean changed) {
        timer.execute(() -> {
            paused = changed;
            cancelNext();
            if (!paused) {
                poll();
            }
        });
    }

    /** Leaves slow consumers alone: for a server that is asked next to the watched one. */
    public void setWatching(boolean changed) {
        timer.execute(() -> watching = changed);
    }

    /** Polls now, also while paused: for a caller that decides itself when to poll. */
    public void pollOnce() {
        timer.execute(() -> {
            boolean before = paused;
            paused = false;
            poll();
            paused = before;
        });
    }

    /** Stops polling for good and closes a collector that can be closed. The timer is the caller's. */
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

    /** A defect must not end polling in silence: it is shown like every failure, and polling continues. */
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

    /** Another server may know other sort keys, and was configured otherwise. */
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
