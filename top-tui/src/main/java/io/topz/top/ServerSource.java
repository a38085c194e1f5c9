package io.topz.top;

import io.topz.collectors.Collector;
import io.topz.metrics.watch.Neighbour;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A server to watch.
 *
 * @param name the name for people: its address
 * @param collector creates the collector. It is called outside the screen's thread, so it may block, and it may fail with {@link
 *     io.topz.collectors.CollectException}. A collector that is {@link AutoCloseable} is closed when it is no longer watched
 */
public record ServerSource(String name, Supplier<Collector> collector) {

    /** The other servers of a list, before any of them has answered. */
    static List<Neighbour> beside(int watched, List<ServerSource> all) {
        return IntStream.range(0, all.size())
                .filter(server -> server != watched)
                .mapToObj(server -> Neighbour.unasked(all.get(server).name()))
                .toList();
    }
}
