package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the state of a consumer: at once what is confirmed to a client, everything else some time after it has changed. What is
 * forgotten by a crash is delivered once more; the state that is kept is never ahead of what happened.
 */
final class StateSaver {

    /** Between two writings goes at least so much time, and more for large states. */
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

    /** The state may have changed. */
    void touched() {
        if (files != ConsumerFiles.NONE) {
            timer.at(Math.max(mayWriteAt, 1));
        }
    }

    /** Keeps it now. */
    void save() {
        timer.cancel();
        if (state.isDirty()) {
            files.changed(name);
            mayWriteAt =
                    reactor.now() + PAUSE + PAUSE_PER_MESSAGE * state.pending().size();
        }
    }

    /** Does something after the commit of this turn, if the state is then kept and cannot be lost. */
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
