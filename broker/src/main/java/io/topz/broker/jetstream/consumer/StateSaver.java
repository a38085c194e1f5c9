package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * Stores the state of a consumer: immediately for what is confirmed to a client, otherwise some time after a change. After a crash,
 * messages whose acknowledgement was not stored are delivered again; the stored state is never ahead of the real one.
 */
final class StateSaver {

    /** The least time between two writes; it is longer for large states. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long PAUSE_PER_MESSAGE = 10_000;

    private final Reactor reactor;
    private final ConsumerFiles files;
    private final String name;
    private final ConsumerState state;
    private final RearmingTimer timer;
    private long mayWriteAt;

    StateSaver(Reactor reactor, ConsumerFiles files, String name, ConsumerState state) {
        this.reactor = reactor;
        this.files = files;
        this.name = name;
        this.state = state;
        timer = new RearmingTimer(reactor, this::save);
    }

    /** Schedules a write, because the state may have changed. */
    void touched() {
        if (files != ConsumerFiles.NONE) {
            timer.at(Math.max(mayWriteAt, 1));
        }
    }

    /** Stores the state at the end of this turn. */
    void save() {
        timer.cancel();
        if (state.isDirty()) {
            files.changed(name);
            mayWriteAt =
                    reactor.now() + PAUSE + PAUSE_PER_MESSAGE * state.pending().size();
        }
    }

    /** Runs {@code confirmation} after the commit of this turn, if the state is durable by then. */
    void whenSafe(Runnable confirmation) {
        save();
        files.force();
        reactor.afterCommit(() -> {
            if (files.failure() == null) {
                confirmation.run();
            }
        });
    }

    void close() {
        timer.cancel();
    }
}
