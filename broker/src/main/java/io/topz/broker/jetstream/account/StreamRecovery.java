package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.config.StreamRules;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.CheckedFile;
import io.topz.broker.jetstream.store.StoreDirectory;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.jetstream.stream.StreamContext;
import io.topz.broker.jetstream.stream.StreamHome;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back the streams of an account that are in the store. What cannot be read is reported and left where it is. */
final class StreamRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRecovery.class);

    private final StoreDirectory store;
    private final StreamContext context;
    private final List<String> problems = new ArrayList<>();

    StreamRecovery(StoreDirectory store, StreamContext context) {
        this.store = store;
        this.context = context;
    }

    /** Gives every stream that can be read to {@code recovered}; returns what is wrong with others, in words. */
    List<String> run(String account, Consumer<Stream> recovered) throws IOException {
        for (StreamDirectory directory : store.streams(account)) {
            try {
                LOG.info("  Starting restore for stream '{} > {}'", account, directory.name());
                Stream stream = recover(directory);
                recovered.accept(stream);
                LOG.info(
                        "  Restored {} messages for stream '{} > {}'",
                        String.format(Locale.ROOT, "%,d", stream.state().messages()),
                        account,
                        directory.name());
            } catch (IOException | CollectException | JetStreamException e) {
                problem(directory.name(), directory.path(), String.valueOf(e.getMessage()));
                quarantine(directory.config());
            }
        }
        for (Path other : store.leftAlone()) {
            if (isQuarantined(other)) {
                problem(String.valueOf(other.getFileName()), other, "its configuration was put aside");
            } else {
                LOG.warn("{} is not of this server and is left alone", other);
            }
        }
        return problems;
    }

    private Stream recover(StreamDirectory directory) throws IOException, JetStreamException {
        StreamHome.Description description = StreamHome.read(directory);
        StreamConfig config = description.config();
        Instant created = description.created();
        if (config == null || created == null || !directory.name().equals(config.name())) {
            throw new IOException("its configuration is that of another stream");
        }
        StreamConfig complete = new StreamRules(name -> null).checked(config);
        return new Stream(context, complete, created, StreamHome.in(directory));
    }

    private void problem(String stream, Path path, String why) {
        String sentence = "stream '" + stream + "' could not be recovered: " + why;
        LOG.error("{} ({})", sentence, path);
        problems.add(sentence);
    }

    private void quarantine(CheckedFile config) {
        try {
            LOG.error("the configuration is put aside as {}", config.quarantine());
        } catch (IOException e) {
            LOG.error("the configuration cannot be put aside: {}", e.getMessage());
        }
    }

    private static boolean isQuarantined(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("stream.json."));
        }
    }
}
