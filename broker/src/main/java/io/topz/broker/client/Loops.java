package io.topz.broker.client;

import io.netty.util.concurrent.EventExecutor;
import io.topz.broker.protocol.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The loops of a broker by number: first the event loops, which carry the connections, then one for each reactor of a service. There are
 * {@link #count} counters of everything counted per loop. All loops are added before the first connection; afterwards any thread may read
 * them.
 */
public final class Loops {

    private final int count;
    private final int maxControlLineBytes;
    private final Time time;
    private volatile List<IoLoop> added = List.of();

    /** Creates space for the loops. Their parsers refuse longer control lines. */
    public Loops(int eventLoops, int reactors, int maxControlLineBytes, Time time) {
        this.count = eventLoops + reactors;
        this.maxControlLineBytes = maxControlLineBytes;
        this.time = time;
    }

    /** The number of loops, including those not added yet. */
    public int count() {
        return count;
    }

    /** Creates the loop with the next number, which runs on that executor. */
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

    /** The loop with that number. */
    public IoLoop get(int index) {
        return added.get(index);
    }

    /** All loops, ordered by number. */
    public List<IoLoop> all() {
        return added;
    }
}
