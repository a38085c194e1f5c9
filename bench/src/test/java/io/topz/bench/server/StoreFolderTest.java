package io.topz.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {

    @TempDir
    private Path parent;

    @Test
    void eachServer_getsAFolderOfItsOwnThatGoesWithAllInIt() throws IOException {
        Contender contender = new Contender("x", List.of("server"));
        Path folder;
        try (StoreFolder first = StoreFolder.in(parent);
                StoreFolder second = StoreFolder.in(parent)) {
            List<String> command = first.streamsOf(contender).command();
            assertThat(command).startsWith("server", "-js", "-sd").hasSize(4);
            folder = Path.of(command.get(3));
            assertThat(second.streamsOf(contender).command()).doesNotContain(folder.toString());
            Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "message");
        }
        assertThat(parent).isEmptyDirectory();
    }
}
