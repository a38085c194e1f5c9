package io.topz.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("NATS_PASSWORD", "pa$$ = ${w}");

    @TempDir
    private Path directory;

    private Path write(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("profiles.conf"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Profile read(String name) {
        return Profile.read(directory.resolve("profiles.conf"), name, ENVIRONMENT, "/home/me");
    }

    private List<String> arguments(String name) {
        return read(name).flags().stream().map(Profile.Flag::argument).toList();
    }

    @Test
    void profile_isItsOwnLines_overTheCommonOnes() throws IOException {
        write("""
                # a comment
                theme = light
                limit = 5
                [prod]
                limit = 7
                url = https://n1:8222/nats, https://n2:8222
                ; another
                [ other one ]
                raw = true
                """);
        assertThat(arguments("prod"))
                .containsExactly("--url=https://n1:8222/nats", "--url=https://n2:8222", "--limit=7", "--theme=light");
        assertThat(arguments("other one")).containsExactly("--limit=5", "--raw=true", "--theme=light");
        assertThat(Profile.read(directory.resolve("profiles.conf"), null, ENVIRONMENT, "/home/me")
                        .flags())
                .extracting(Profile.Flag::argument)
                .containsExactly("--limit=5", "--theme=light");
    }

    @Test
    void values_becomeWhatTheFlagsTake() throws IOException {
        write("""
                [p]
                interval = 1m30s
                password = ${NATS_PASSWORD}
                token_file = ~/token
                cacert = certs/ca.pem
                key = /etc/key.pem
                filter = lag>10 name~"a=b" # no comment
                dns = false
                color = red
                colors = 256
                """);
        assertThat(arguments("p"))
                .containsExactly(
                        "--password=pa$$ = ${w}",
                        "--token-file=/home/me/token",
                        "--cacert=" + directory.resolve("certs/ca.pem"),
                        "--key=/etc/key.pem",
                        "--delay=90.0",
                        "--lookup=false",
                        "--opening=filter=lag>10 name~\"a=b\" # no comment",
                        "--color=256",
                        "--environment-color=red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval = soon | 3: interval is a time such as 2s or 500ms, not soon",
                "nonsense | 3: a line is name = value, a [profile] or a # comment",
                "= 5 | 3: a line is name = value, a [profile] or a # comment",
                "colours = 16 | 3: there is no setting colours; one of: url user password",
                "[x | 3: a profile begins with its name in brackets, such as [prod]",
                "[p] | 3: there is a profile p already",
                "raw = yes | 3: raw is true or false, not yes",
                "token = ${NOWHERE} | 3: the environment has no NOWHERE"
            })
    void whatCannotBeUnderstood_isToldWithFileAndLine(String line, String told) throws IOException {
        Path file = write("[p]\n# fine\n" + line + "\n");
        assertThatThrownBy(() -> read("p"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file + ":" + told);
    }

    @Test
    void settingThatStandsTwice_isToldWithBothLines() throws IOException {
        Path file = write("[p]\nlimit = 5\n\nlimit = 6\n");
        assertThatThrownBy(() -> read("p")).hasMessage(file + ":4: limit is already set in line 2");
    }

    @Test
    void profileThatIsNotThere_isToldWithThoseThatAre() throws IOException {
        Path file = write("[prod]\n[staging]\n");
        assertThatThrownBy(() -> read("prd")).hasMessage(file + " has no profile prd; it has prod, staging");
        write("");
        assertThatThrownBy(() -> read("prd")).hasMessage(file + " has no profile prd; it has none");
    }

    @Test
    void fileThatCannotBeRead_isTold() throws IOException {
        assertThatThrownBy(() -> read("p")).hasMessageContaining("profiles.conf cannot be read: there is no such file");
        Files.write(directory.resolve("profiles.conf"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> read("p")).hasMessageContaining("is not a text in UTF-8");
    }

    @Test
    void otherProfiles_needNotBeComplete() throws IOException {
        write("[p]\nlimit = 5\n[q]\npassword = ${NOWHERE}\nno_such = thing\n");
        assertThat(arguments("p")).containsExactly("--limit=5");
    }

    @Test
    void windowsText_isRead() throws IOException {
        write("\uFEFF[p]\r\nlimit = 5\r\n");
        assertThat(arguments("p")).containsExactly("--limit=5");
    }

    @Test
    void secretThatOthersCanRead_isRemarkedOn() throws IOException {
        Path file = write("[p]\npassword = geheim\n[q]\npassword_file = secret\n[r]\nlimit = 5\n");
        Path secret = Files.writeString(directory.resolve("secret"), "geheim\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(read("p").remarks()).isEmpty();
        assertThat(read("q").remarks())
                .containsExactly(secret + " holds a secret and others can read it: chmod 600 " + secret);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(read("p").remarks())
                .containsExactly(file + " holds a secret and others can read it: chmod 600 " + file);
        assertThat(read("r").remarks()).isEmpty();
    }

    @Test
    void secrets_areNotRepeatedInMessages() throws IOException {
        write("[p]\npassword = geheim\n");
        Profile profile = read("p");
        assertThat(profile.wrong(profile.flags().get(0), "Unknown: geheim").getMessage())
                .doesNotContain("geheim")
                .endsWith(":2: password: the value cannot be used");
    }

    @Test
    void file_isWhereTheBaseDirectorySpecificationHasIt() {
        assertThat(Profile.defaultPath(Map.of(), "/home/me")).hasToString("/home/me/.config/topz/profiles.conf");
        assertThat(Profile.defaultPath(Map.of("XDG_CONFIG_HOME", "/etc/x"), "/home/me"))
                .hasToString("/etc/x/topz/profiles.conf");
    }

    @Test
    void everySetting_isInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        for (Setting setting : Setting.values()) {
            assertThat(page).contains("| `" + setting.word() + "` |");
        }
    }
}
