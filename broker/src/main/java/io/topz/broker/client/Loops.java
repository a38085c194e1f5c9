package io.topz.broker.client;

import io.netty.util.concurrent.EventExecutor;
import io.topz.broker.protocol.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The loops of one broker by their numbers: first the event loops, which carry the connections, then one for each reactor of a service.
 * Whatever is counted per loop has {@link #count} counters. All loops are added before the first connection; after that any thread
 * reads.
 */
public final class Loops {

    private final int count;
    private final int maxControlLineBytes;
    private final Time time;
    private volatile List<IoLoop> added = List.of();

    /** Room for so many loops, whose parsers refuse longer control lines. */
    public Loops(int eventLoops, int reactors, int maxControlLineBytes, Time time) {
        this.count = eventLoops + reactors;
        this.maxControlLineBytes = maxControlLineBytes;
        this.time = time;
    }

    /** The number of loops, also before they are added. */
    public int count() {
        return count;
    }

    /** Makes the loop with the next number, which works on that executor. */
    public synchronized IoLoop add(EventExecutor executor, RandomGenerator random) {
        List<IoLoop> loops = new ArrayList<>(added);
        if (loops.size() == count) {
            throw new IllegalStateException("more than the " + count + " loops that were announced");
        }
        IoLoop loop = new IoLoop(loops.size(), executor, new Parser(maxControlLineBytes), random, time);
        loops.add(loop);
        added = List.copyOf(loops);
        return loop;
    }

    /** The loop of that number. */
    public IoLoop get(int index) {
        return added.get(index);
    }

    /** All loops, by their numbers. */
    public List<IoLoop> all() {
        return added;
    }
}
