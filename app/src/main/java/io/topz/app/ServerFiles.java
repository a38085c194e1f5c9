package io.topz.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that scripts use to find a running server: its process id and its ports. They are removed at the end. */
final class ServerFiles implements AutoCloseable {

    private final List<Path> written = new ArrayList<>();

    /**
     * Writes the files that the flags name.
     *
     * @param pidFile the file for the process id
     * @param clientUrl the URL for clients; empty if there is none
     * @param portsDirectory the directory for {@code topz_PID.ports}, which contains JSON like that of nats-server
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
            String clients = clientUrl.isEmpty() ? "" : "\"" + clientUrl + "\"";
            String monitoring = monitorUrl == null ? "" : ",\"monitoring\":[\"" + monitorUrl + "\"]";
            files.write(
                    portsDirectory.resolve("topz_" + pid + ".ports"), "{\"nats\":[" + clients + "]" + monitoring + "}");
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
