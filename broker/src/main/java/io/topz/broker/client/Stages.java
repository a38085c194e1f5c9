package io.topz.broker.client;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The stages of one connection: one for each loop that ever had something for it. Readable by any thread. */
final class Stages {

    private final ClientConnection target;
    private final AtomicReferenceArray<@Nullable Stage> byLoop;

    Stages(ClientConnection target, int loops) {
        this.target = target;
        this.byLoop = new AtomicReferenceArray<>(loops);
    }

    /** The one of that loop, which must be the caller's. */
    Stage of(IoLoop loop) {
        Stage stage = byLoop.getPlain(loop.index());
        if (stage == null) {
            stage = new Stage(loop, target);
            byLoop.setRelease(loop.index(), stage);
        }
        return stage;
    }

    long sum(ToLongFunction<Stage> figure) {
        long sum = 0;
        for (int i = 0; i < byLoop.length(); i++) {
            Stage stage = byLoop.getAcquire(i);
            sum += stage == null ? 0 : figure.applyAsLong(stage);
        }
        return sum;
    }
}
