package io.topz.bench.scenario;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The amounts of work in the JetStream scenarios.
 *
 * @param folder where each server gets a new folder for its streams; the disk that is measured
 * @param messages that are published with many in flight, and that are delivered, in a round
 * @param requests messages that are published one at a time in a round
 */
public record StreamLoad(Path folder, int messages, int requests, Jsz jsz, Recovery recovery) {

    /**
     * The amounts of work with /jsz.
     *
     * @param streams that it lists
     * @param consumers of each of those
     * @param requests in a round
     * @param polling how long it is polled, and how long it is not
     */
    public record Jsz(int streams, int consumers, int requests, Duration polling) {}

    /**
     * The store that a server finds when it starts.
     *
     * @param messages in all streams together
     */
    public record Recovery(int streams, int messages) {}
}
