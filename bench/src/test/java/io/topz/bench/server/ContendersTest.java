package io.topz.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContendersTest {

    @TempDir
    private Path folder;

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void real_isTheOneTheEnvironmentNames() throws IOException {
        Path named = program("my-server");
        program("nats-server");

        assertThat(Contenders.real(Map.of("NATS_SERVER", named.toString(), "PATH", folder.toString())))
                .contains(new Contender("nats-server", List.of(named.toString())));
        assertThat(Contenders.real(
                        Map.of("NATS_SERVER", folder.resolve("absent").toString(), "PATH", folder.toString())))
                .isEmpty();
    }

    @Test
    void real_elseIsOnThePath() throws IOException {
        Path server = program("nats-server");

        assertThat(Contenders.real(Map.of("PATH", "/nowhere:" + folder)))
                .contains(new Contender("nats-server", List.of(server.toString())));
    }

    @Test
    void realStreaming_isFoundInTheSameWay() throws IOException {
        Path onPath = program("nats-streaming-server");
        Path named = program("my-server");

        assertThat(Contenders.realStreaming(Map.of("PATH", folder.toString())))
                .contains(new Contender("nats-streaming-server", List.of(onPath.toString())));
        assertThat(Contenders.realStreaming(Map.of("NATS_STREAMING_SERVER", named.toString(), "PATH", "/nowhere")))
                .contains(new Contender("nats-streaming-server", List.of(named.toString())));
    }

    @Test
    void ours_isFoundFromAFolderBelow() throws IOException {
        Path launcher = program("topz");
        Path below = Files.createDirectories(folder.resolve("bench/target"));

        assertThat(Contenders.launcher(below)).contains(new Contender("topz", List.of(launcher.toString(), "server")));
        assertThat(Contenders.launcher(below, "streaming-server"))
                .contains(new Contender("topz", List.of(launcher.toString(), "streaming-server")));
        assertThat(Contenders.jar(below)).isEmpty();
    }

    @Test
    void parse_splitsLabelAndWords() {
        assertThat(Contender.parse("ours=env JAVA_HOME=/jdk  ./topz server"))
                .isEqualTo(new Contender("ours", List.of("env", "JAVA_HOME=/jdk", "./topz", "server")));
    }

    @Test
    void lazy_isTheSameServerWithAnotherLabelAndAFlag() {
        assertThat(Contenders.lazy(new Contender("topz", List.of("./topz", "server"))))
                .isEqualTo(new Contender("topz-2m", List.of("./topz", "server", "--sync_interval", "2m")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nats-server", "=nats-server", "label=", "label= "})
    void parse_otherText_isRefused(String text) {
        assertThatThrownBy(() -> Contender.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is not a server, expected LABEL=COMMAND".formatted(text));
    }

    @Test
    void start_ofAProgramThatIsNoServer_saysWhatItSaid() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThatThrownBy(() -> new Contender("x", List.of(java, "-version")).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it ended before it was ready, saying");
    }
}
