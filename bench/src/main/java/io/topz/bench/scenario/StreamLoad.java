package io.topz.bench.scenario;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The amounts of work in the JetStream scenarios.
 *
 * @param folder where each server gets a new folder for its streams; the disk that is measured
 * @param messages that are published with many in flight, and that are delivered, in a round
 * @param requests messages that are published one at a time in a round
 * @param streams that /jsz lists
 * @param consumers of each of those
 * @param jszRequests in a round
 * @param polling how long /jsz is polled, and how long it is not
 * @param recoveredStreams that a server finds when it starts
 * @param recoveredMessages in all of those together
 */
public record StreamLoad(
        Path folder,
        int messages,
        int requests,
        int streams,
        int consumers,
        int jszRequests,
        Duration polling,
        int recoveredStreams,
        int recoveredMessages) {}
