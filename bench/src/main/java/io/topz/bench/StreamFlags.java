package io.topz.bench;

import io.topz.bench.scenario.StreamLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The flags for the amount of work in the scenarios with JetStream and NATS Streaming. */
final class StreamFlags {

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where streams are kept while they are measured. Default: ${DEFAULT-VALUE}.")
    private Path store = Path.of("");

    @Option(
            names = "--js-messages",
            defaultValue = "400000",
            description = "For jspublish and stan with many in flight, jsfetch and jspush. Default: ${DEFAULT-VALUE}.")
    private int messages;

    @Option(names = "--streams", defaultValue = "1000", description = "For jsz. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(
            names = "--consumers",
            defaultValue = "5",
            description = "Of each stream, for jsz. Default: ${DEFAULT-VALUE}.")
    private int consumers;

    @Option(names = "--jsz-requests", defaultValue = "30", description = "For jsz. Default: ${DEFAULT-VALUE}.")
    private int jszRequests;

    @Option(
            names = "--recovered-streams",
            defaultValue = "100",
            description = "For jsrecover. Default: ${DEFAULT-VALUE}.")
    private int recoveredStreams;

    @Option(
            names = "--recovered-messages",
            defaultValue = "1000000",
            description = "For jsrecover, in all those streams. Default: ${DEFAULT-VALUE}.")
    private int recoveredMessages;

    @Option(
            names = "--channels",
            defaultValue = "100000",
            description = "For stanidle, with a subscription each. Default: ${DEFAULT-VALUE}.")
    private int channels;

    /**
     * The work set by the flags.
     *
     * @param requests the number of requests made one at a time
     * @param polling how long to poll
     */
    StreamLoad load(int requests, Duration polling) {
        return new StreamLoad(
                store,
                messages,
                requests,
                new StreamLoad.Jsz(streams, consumers, jszRequests, polling),
                new StreamLoad.Recovery(recoveredStreams, recoveredMessages),
                channels);
    }

    /** A small amount of work for everything. */
    StreamLoad quick() {
        return new StreamLoad(
                store,
                2_000,
                100,
                new StreamLoad.Jsz(10, 2, 5, Duration.ofMillis(200)),
                new StreamLoad.Recovery(5, 500),
                50);
    }

    Path folder() {
        return store;
    }

    boolean hasFolder() {
        return Files.isDirectory(store);
    }

    /** Describes the location of the streams and its file system. On a file system in memory, forcing files to the disk costs nothing. */
    String describe() throws IOException {
        return "Streams in %s (%s)".formatted(store, Files.getFileStore(store).type());
    }
}
