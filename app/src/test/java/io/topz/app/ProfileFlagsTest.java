package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.app.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class ProfileFlagsTest {

    @TempDir
    private Path directory;

    private Path write(String text) throws IOException {
        Path file = directory.resolve("topz/profiles.conf");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> expanded(String... args) {
        return List.of(ProfileFlags.expanded(
                TopCommand::new, Map.of("XDG_CONFIG_HOME", directory.toString()), "/home/me", new TopCommand(), args));
    }

    private void prod() throws IOException {
        write("""
                theme = light
                [prod]
                url = http://n1:8222
                user = ops
                password = geheim
                limit = 7
                view = streams
                sort = bytes
                filter = bytes>1k
                rates = true
                """);
    }

    @Test
    void withoutAFile_nothingChanges() {
        assertThat(expanded("-n", "5")).containsExactly("-n", "5");
    }

    @Test
    void withoutAProfile_theCommonLinesHold() throws IOException {
        prod();
        assertThat(expanded("-n", "5")).containsExactly("--theme=light", "-n", "5");
    }

    @Test
    void profile_isBeforeTheFlags() throws IOException {
        prod();
        assertThat(expanded("--profile", "prod", "-d", "3"))
                .containsExactly(
                        "--url=http://n1:8222",
                        "--user=ops",
                        "--password=geheim",
                        "--limit=7",
                        "--opening=view=streams",
                        "--opening=sort=bytes",
                        "--opening=filter=bytes>1k",
                        "--opening=rates=true",
                        "--theme=light",
                        "--profile",
                        "prod",
                        "-d",
                        "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-n 5,--limit",
                "-s n2,--url",
                "-m 9,--url",
                "--url=http://n2,--url",
                "--user me,--password",
                "--token-file f,--user",
                "--sort subs,--opening",
                "--view consumers,--opening",
                "--theme dark,--theme"
            })
    void flags_winOverTheProfile_withAllThatBelongsToThem(String given) throws IOException {
        prod();
        List<String> args = new ArrayList<>(List.of("--profile", "prod"));
        args.addAll(List.of(given.substring(0, given.indexOf(',')).split(" ")));
        List<String> all = expanded(args.toArray(String[]::new));
        String lost = given.substring(given.indexOf(',') + 1);
        assertThat(all.subList(0, all.size() - args.size())).noneMatch(arg -> arg.startsWith(lost + "="));
        assertThat(all.size()).isGreaterThan(args.size());
    }

    @Test
    void whatTheFlagRefuses_isToldWithTheLine() throws IOException {
        for (String line : new String[] {
            "limit = 0",
            "limit = many",
            "url = ftp://n1",
            "theme = pink",
            "color = pink",
            "colors = 5",
            "view = zork",
            "sort = zork",
            "interval = 3d",
            "filter = zork>5",
            "rates = maybe"
        }) {
            Path file = write("[p]\n\n" + line + "\n");
            assertThatThrownBy(() -> expanded("--profile", "p"))
                    .as(line)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(file + ":3: " + line.substring(0, line.indexOf(' ')) + ": ");
        }
    }

    @Test
    void sort_isOfTheViewOfTheProfile_whereverThatStands() throws IOException {
        write("[p]\nsort = lag\nview = consumers\n");
        assertThat(expanded("--profile", "p")).contains("--opening=sort=lag");
        write("[p]\nsort = lag\n");
        assertThatThrownBy(() -> expanded("--profile", "p"))
                .hasMessageContaining("connections cannot be sorted by lag");
    }

    @Test
    void wrongCommandLine_isLeftToWhoParsesIt() throws IOException {
        prod();
        assertThat(expanded("--profile", "prod", "--zork")).containsExactly("--profile", "prod", "--zork");
    }

    @Test
    void brokenProfile_isOneLine_andExitCodeTwo_orThree() throws Exception {
        Path file = write("[p]\nlimit = 0\n");
        try (TopzProcess top = TopzProcess.start("top", "--config", file.toString(), "--profile", "p")) {
            assertThat(top.awaitLine("limit")).startsWith("topz top: " + file + ":2: limit: ");
            assertThat(top.awaitExit()).isEqualTo(2);
        }
        try (TopzProcess check =
                TopzProcess.start("check", "--config", file.toString(), "--profile", "q", "connections>1:crit")) {
            assertThat(check.awaitLine("no profile q")).startsWith("TOPZ UNKNOWN - ");
            assertThat(check.awaitExit()).isEqualTo(3);
        }
    }
}
