package io.topz.broker.jetstream.differential;

import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.ServerSettings;
import io.topz.broker.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A server with JetStream for each file of scripts, started when it is first asked for, with a store of its own. */
final class JetStreamServers implements AutoCloseable {

    private static final ServerSettings SETTINGS = ServerSettings.parse(
            "server_name=S1 http=127.0.0.1:-1 max_memory_store=268435456 max_file_store=1073741824");

    private final Path stores;
    private final Function<ServerSettings, TestServer> start;
    private final Map<String, TestServer> servers = new HashMap<>();
    private final Map<String, Path> storeOf = new HashMap<>();
    private final Map<Case, Transcript> played = new HashMap<>();

    /**
     * @param stores directory to put the stores in
     */
    JetStreamServers(Path stores, Function<ServerSettings, TestServer> start) {
        this.stores = stores;
        this.start = start;
    }

    /** What the server answers to a case, which is played once. */
    Transcript play(Case script) {
        Transcript transcript = played.get(script);
        if (transcript == null) {
            transcript = Player.play(script, server(script));
            played.put(script, transcript);
            awaitRemoval(script);
        }
        return transcript;
    }

    @Override
    public void close() {
        servers.values().forEach(TestServer::stop);
        servers.clear();
    }

    private TestServer server(Case script) {
        return servers.computeIfAbsent(script.file(), file -> {
            Path store = store(file);
            storeOf.put(file, store);
            ServerSettings settings = SETTINGS.with("store_dir", store);
            for (Map.Entry<String, String> setting : script.settings().values().entrySet()) {
                settings = settings.with(setting.getKey(), setting.getValue());
            }
            return start.apply(settings);
        });
    }

    /**
     * A nats-server removes the directory of a deleted stream in the background, and a stream of the same name that is created
     * meanwhile finds old messages in it or cannot be created.
     */
    private void awaitRemoval(Case script) {
        Path streams =
                Objects.requireNonNull(storeOf.get(script.file())).resolve(Path.of("jetstream", "$G", "streams"));
        Eventually.await("streams removed from " + streams, () -> {
            String[] left = streams.toFile().list();
            return left == null || left.length == 0;
        });
    }

    private Path store(String file) {
        try {
            return Files.createTempDirectory(stores, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
