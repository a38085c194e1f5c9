package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the state of a consumer some time after it has changed. What is forgotten by a crash is delivered once more; the state
 * that is kept is never ahead of what happened.
 */
final class StateSaver {

    /** Between two writings goes at least so much time, and more for large states. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long PAUSE_PER_MESSAGE = 10_000;

    private final Reactor reactor;
    private final ConsumerFiles files;
    private final String name;
    private final ConsumerState state;
    private final Alarm alarm;
    private long mayWriteAt;

    StateSaver(Surroundings around, String name, ConsumerState state) {
        reactor = around.reactor();
        files = around.files();
        this.name = name;
        this.state = state;
        alarm = new Alarm(reactor, this::save);
    }

    /** The state may have changed. */
    void touched() {
        if (files != ConsumerFiles.NONE) {
            alarm.at(Math.max(mayWriteAt, 1));
        }
    }

    /** Keeps it now. */
    void save() {
        alarm.cancel();
        if (state.takeDirty()) {
            files.saveState(name, StateCodec.encode(state));
            mayWriteAt =
                    reactor.now() + PAUSE + PAUSE_PER_MESSAGE * state.pending().size();
        }
    }

    void close() {
        alarm.cancel();
    }
}
