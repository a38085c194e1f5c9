package io.topz.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    private static final LineFormat FORMAT = new LineFormat(1, null);

    @TempDir
    private Path directory;

    private FileSink sink(long sizeLimitBytes) throws IOException {
        return new FileSink(directory.resolve("log"), sizeLimitBytes, FORMAT);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    @Test
    void lines_areAppendedToWhatIsThere() throws IOException {
        Files.writeString(directory.resolve("log"), "before\n");
        FileSink sink = sink(0);
        sink.write("one\n");
        sink.write("two\n");
        sink.close();
        assertThat(log()).isEqualTo("before\none\ntwo\n");
    }

    @Test
    void file_isNotReadableForEverybody() throws IOException {
        sink(0).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("log"))))
                .endsWith("---");
    }

    @Test
    void reopen_afterTheFileWasRenamed_beginsANewOne() throws IOException {
        FileSink sink = sink(0);
        sink.write("one\n");
        Files.move(directory.resolve("log"), directory.resolve("log.1"));
        sink.write("two\n");
        assertThat(sink.reopen()).isTrue();
        sink.write("three\n");
        sink.close();
        assertThat(Files.readString(directory.resolve("log.1"))).isEqualTo("one\ntwo\n");
        assertThat(log()).isEqualTo("three\n");
    }

    @Test
    void reopen_whereNoFileCanBe_keepsTheOldOne() throws IOException {
        FileSink sink = sink(0);
        Files.move(directory.resolve("log"), directory.resolve("log.1"));
        Files.createDirectory(directory.resolve("log"));
        assertThatThrownBy(sink::reopen).isInstanceOf(IOException.class);
        sink.write("still\n");
        sink.close();
        assertThat(Files.readString(directory.resolve("log.1"))).isEqualTo("still\n");
    }

    @Test
    void fileBeyondItsLimit_isRenamedAndANewOneSaysSo() throws IOException {
        FileSink sink = sink(10);
        sink.write("123456789\n");
        assertThat(log()).isEqualTo("123456789\n");
        sink.write("a\n");
        sink.close();
        Path backup = backup();
        assertThat(String.valueOf(backup.getFileName()))
                .matches("log\\.\\d{4}\\.\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{9}");
        assertThat(Files.readString(backup)).isEqualTo("123456789\na\n");
        assertThat(log()).isEqualTo("[1] [INF] Rotated log, backup saved as \"" + backup + "\"\n");
    }

    private Path backup() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> backups = files.filter(file -> !file.endsWith("log")).toList();
            assertThat(backups).hasSize(1);
            return backups.get(0);
        }
    }

    @Test
    void fileInNoDirectory_isRefusedWithASentence() {
        assertThatThrownBy(() -> new FileSink(directory.resolve("no/log"), 0, FORMAT))
                .hasMessageContaining("no such directory");
    }
}
