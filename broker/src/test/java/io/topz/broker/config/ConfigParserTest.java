package io.topz.broker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the parser of configuration files against the outcomes of nats-server 2.10.27. */
class ConfigParserTest {

    @TempDir
    private Path directory;

    /** A file, its variables, and the error of nats-server; {@code parsed} if its syntax is right. */
    record Case(String file, String environment, String outcome) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Case> cases() throws IOException {
        return Files.readAllLines(resource("outcomes.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Case(cells[0], cells[1], cells[2]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void file_hasTheOutcomeOfTheRealServer(Case example) throws IOException {
        Path cases = resource("cases");
        String outcome;
        try {
            ConfigParser.parse(cases.resolve(example.file), variables(example.environment));
            outcome = "parsed";
        } catch (ConfigSyntaxException wrong) {
            // The recorded texts have names relative to the directory of the cases.
            outcome = Objects.requireNonNull(wrong.getMessage())
                    .replace(cases + "/", "")
                    .replace("\\", "\\\\")
                    .replace("\0", "\\x00");
        }
        assertThat(outcome).isEqualTo(example.outcome);
    }

    @Test
    void values_haveTheirTypesAndPositions() throws IOException {
        Map<String, ConfigValue> values = parse("a: 8kb, b: yes\nc { d = [1.5, 'x y', $a ] }\ne: \"on\"\n");
        assertThat(values.get("a")).isEqualTo(new ConfigValue(8192L, position(1, 0), true));
        assertThat(values.get("b")).isEqualTo(new ConfigValue(true, position(1, 8), false));
        assertThat(values.get("e")).isEqualTo(new ConfigValue("on", position(3, 1), false));
        ConfigValue c = Objects.requireNonNull(values.get("c"));
        ConfigValue d = (ConfigValue) Objects.requireNonNull(((Map<?, ?>) c.data()).get("d"));
        assertThat(d.position()).isEqualTo(position(2, 5));
        assertThat((List<?>) d.data())
                .extracting(value -> ((ConfigValue) value).data())
                .containsExactly(1.5, "x y", 8192L);
    }

    @Test
    void file_thatIncludesItself_isAnError() {
        assertThatThrownBy(() -> parse("include a.conf\n"))
                .isInstanceOf(ConfigSyntaxException.class)
                .hasMessageContaining("the files include each other");
    }

    @Test
    void variable_thatRefersToItself_isAnError() {
        Path file = directory.resolve("a.conf");
        assertThatThrownBy(() -> {
                    Files.writeString(file, "a: $LOOP\n");
                    ConfigParser.parse(file, Map.of("LOOP", "$LOOP"));
                })
                .isInstanceOf(ConfigSyntaxException.class)
                .hasMessageContaining("refers to itself");
    }

    private Map<String, ConfigValue> parse(String text) throws IOException {
        Path file = directory.resolve("a.conf");
        Files.writeString(file, text);
        return ConfigParser.parse(file, Map.of());
    }

    private ConfigPosition position(int line, int column) {
        return new ConfigPosition(directory.resolve("a.conf").toString(), line, column);
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        if (!text.equals("-")) {
            for (String variable : text.split(";")) {
                int equals = variable.indexOf('=');
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ConfigParserTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
