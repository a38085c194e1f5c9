package io.topz.top;

import io.topz.collectors.Collector;
import java.util.function.Supplier;

/**
 * A server to watch.
 *
 * @param name for people: its address
 * @param collector makes the collector; called off the screen's thread, so it may take its time. It may fail with {@link
 *     io.topz.collectors.CollectException}. A collector that is {@link AutoCloseable} is closed when it is no longer watched
 */
public record Source(String name, Supplier<Collector> collector) {}
