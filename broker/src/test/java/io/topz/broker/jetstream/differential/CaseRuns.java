package io.topz.broker.jetstream.differential;

import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Starts test servers that play cases: a new one for each case, with JetStream and an empty store. */
final class CaseRuns {

    private static final ServerSettings SETTINGS = ServerSettings.parse(
            "server_name=S1 http=127.0.0.1:-1 max_memory_store=268435456 max_file_store=1073741824 sync_interval=120s");

    private final Path stores;
    private final Function<ServerSettings, TestServer> start;
    private final Map<Case, Transcript> played = new ConcurrentHashMap<>();

    /**
     * Creates the stage.
     *
     * @param stores the parent directory of the stores
     */
    CaseRuns(Path stores, Function<ServerSettings, TestServer> start) {
        this.stores = stores;
        this.start = start;
    }

    /** Returns the answers of the server to a case, which is played when they are requested for the first time. Safe for any thread. */
    Transcript play(Case script) {
        return played.computeIfAbsent(script, this::playNow);
    }

    /** Plays a case once more. */
    Transcript playAgain(Case script) {
        Transcript transcript = playNow(script);
        played.put(script, transcript);
        return transcript;
    }

    private Transcript playNow(Case script) {
        try {
            ServerSettings settings = SETTINGS.with("store_dir", Files.createTempDirectory(stores, script.file()));
            for (Map.Entry<String, String> setting : script.settings().values().entrySet()) {
                settings = settings.with(setting.getKey(), setting.getValue());
            }
            return Player.play(script, settings, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
