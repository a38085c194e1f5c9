package io.topz.bench;

import io.topz.bench.scenario.StreamLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Flags that set how much work the JetStream scenarios do. */
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
            description = "For jspublish with many in flight, jsfetch and jspush. Default: ${DEFAULT-VALUE}.")
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

    /**
     * What was asked for.
     *
     * @param requests that go one at a time
     * @param polling how long to poll
     */
    StreamLoad load(int requests, Duration polling) {
        return new StreamLoad(
                store,
                messages,
                requests,
                new StreamLoad.Jsz(streams, consumers, jszRequests, polling),
                new StreamLoad.Recovery(recoveredStreams, recoveredMessages));
    }

    /** A little of everything. */
    StreamLoad quick() {
        return new StreamLoad(
                store,
                2_000,
                100,
                new StreamLoad.Jsz(10, 2, 5, Duration.ofMillis(200)),
                new StreamLoad.Recovery(5, 500));
    }

    /** Where the streams are and on what kind of file system: one in memory makes forcing files to the disk free. */
    String describe() throws IOException {
        return "Streams in %s (%s)".formatted(store, Files.getFileStore(store).type());
    }
}
