package io.topz.bench.scenario;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The amounts of work in the scenarios with JetStream and NATS Streaming.
 *
 * @param folder the folder in which each server gets a new folder for its streams or channels; its disk is measured
 * @param messages the number of messages per round that are published with many in flight, or delivered
 * @param requests the number of messages per round that are published one at a time
 * @param channels the number of channels of NATS Streaming with a subscription each whose memory is measured
 */
public record StreamLoad(Path folder, int messages, int requests, Jsz jsz, Recovery recovery, int channels) {

    /**
     * The amounts of work with /jsz.
     *
     * @param streams the number of streams that it lists
     * @param consumers the number of consumers of each of them
     * @param requests the number of requests per round
     * @param polling the time for which it is polled, and for which it is not
     */
    public record Jsz(int streams, int consumers, int requests, Duration polling) {}

    /**
     * The store that a server finds when it starts.
     *
     * @param messages the number of messages in all streams together
     */
    public record Recovery(int streams, int messages) {}
}
