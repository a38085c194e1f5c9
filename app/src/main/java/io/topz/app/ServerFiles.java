package io.topz.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files by which scripts find a running server: its process id, and the ports that it took. Removed at the end. */
final class ServerFiles implements AutoCloseable {

    private final List<Path> written = new ArrayList<>();

    /**
     * Writes the files that the flags name.
     *
     * @param pidFile where to write the process id
     * @param portsDirectory where to write {@code topz_PID.ports}, JSON as nats-server's
     */
    static ServerFiles write(
            @Nullable Path pidFile, @Nullable Path portsDirectory, String clientUrl, @Nullable String monitorUrl)
            throws IOException {
        ServerFiles files = new ServerFiles();
        long pid = ProcessHandle.current().pid();
        if (pidFile != null) {
            files.write(pidFile, Long.toString(pid));
        }
        if (portsDirectory != null) {
            String monitoring = monitorUrl == null ? "" : ",\"monitoring\":[\"" + monitorUrl + "\"]";
            files.write(
                    portsDirectory.resolve("topz_" + pid + ".ports"),
                    "{\"nats\":[\"" + clientUrl + "\"]" + monitoring + "}");
        }
        return files;
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        written.add(file);
    }

    @Override
    public void close() throws IOException {
        for (Path file : written) {
            Files.deleteIfExists(file);
        }
    }
}
