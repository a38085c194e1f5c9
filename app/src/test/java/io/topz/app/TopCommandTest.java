package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.top.ServerSource;
import io.topz.top.TopOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Tag("process")
class TopCommandTest {

    private static TopCommand parse(String... args) {
        TopCommand command = new TopCommand();
        new CommandLine(command).parseArgs(args);
        return command;
    }

    private static List<String> names(String... args) {
        return parse(args).sources().stream().map(ServerSource::name).toList();
    }

    @Test
    void noFlags_areTheDefaultsOfNatsTop() {
        assertThat(parse().options()).isEqualTo(TopOptions.DEFAULT);
        assertThat(names()).containsExactly("http://127.0.0.1:8222");
    }

    @Test
    void flagsOfNatsTop_areUnderstood() {
        TopOptions options = parse(
                        "-n", "5", "-d", "3", "-sort", "msgs_to", "-lookup", "-o", "-", "-l", ";", "-b", "-r", "2",
                        "-u")
                .options();
        assertThat(options)
                .isEqualTo(TopOptions.DEFAULT.with(wanted -> wanted.limit(5)
                        .interval(Duration.ofSeconds(3))
                        .sort("msgs_to")
                        .lookup(true)
                        .raw(true)
                        .subs(true)
                        .maxRedraws(2)
                        .output("-")
                        .delimiter(";")));
    }

    /** Passwords may contain any character; no part of one may be printed, wherever an address is given. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats://user:TOPSECRET@h:4222", "nats://u:TOPSECRET@TOPSECRET@h", "tls://TOPSECRET@h",
                        "http://u:TOPSECRET@h:0",
                "http://u:TOPSECRET%zz@h", "u:TOPSECRET@h:notaport", "http://h/?token=TOPSECRET",
                        "nats://u:TOPSECRET/x@h:4222"
            })
    void credentials_areNeverPrinted(String address) throws IOException {
        for (String command : new String[] {"top", "check"}) {
            for (String flag : new String[] {"-s", "--url", "--nonsense"}) {
                assertThat(printed(command, flag, address, "-o", "-"))
                        .as("%s %s", command, flag)
                        .doesNotContain("TOPSECRET")
                        .isNotEmpty();
            }
        }
    }

    private static String printed(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            Topz.run(args);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void addressOfClients_isToldFromTheMonitoringPort() {
        assertThatThrownBy(() -> names("-s", "nats://user:P@ssw0rd@h1:4222"))
                .hasMessage(
                        "'nats://h1:4222' is where clients connect; topz needs the monitoring port of that server, such as"
                                + " -s h1 -m 8222");
        assertThat(names("-s", "http://ann:secret@h1:8333")).containsExactly("http://h1:8333");
    }

    /** The usage that nats-top 0.6.4 prints. */
    @Test
    void everyFlagOfNatsTopsUsage_isUnderstood() throws IOException {
        String usage;
        try (InputStream in = TopCommandTest.class.getResourceAsStream("/nats-top/usage.txt")) {
            assertThat(in).isNotNull();
            usage = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, String> values = Map.of(
                "http_port",
                "8222",
                "https_port",
                "8443",
                "num_connections",
                "10",
                "delay_secs",
                "2",
                "max",
                "3",
                "by",
                "subs");
        int flags = 0;
        Matcher option = Pattern.compile("\\[(-[^\\] ]+)(?: ([^\\]]+))?\\]").matcher(usage);
        while (option.find()) {
            for (String name : option.group(1).split("\\|")) {
                String value = option.group(2);
                List<String> args = value == null ? List.of(name) : List.of(name, values.getOrDefault(value, "text"));
                CommandLine.ParseResult parsed =
                        new CommandLine(new TopCommand()).parseArgs(args.toArray(new String[0]));
                assertThat(parsed.hasMatchedOption(name)).as(name).isTrue();
                flags++;
            }
        }
        assertThat(flags).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-sort subs", "-sort=subs", "--sort subs", "--sort=subs"})
    void longNames_takeOneDashOrTwo(String args) {
        assertThat(parse(args.split(" ")).options().sort()).isEqualTo("subs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-u", "-display-subscriptions-column", "--display-subscriptions-column"})
    void subscriptionsColumn_hasTwoNames(String flag) {
        assertThat(parse(flag).options().subs()).isTrue();
    }

    @Test
    void delay_mayBeAFraction() {
        assertThat(parse("-d", "0.25").options().interval()).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-d 0", "-d=-1", "-n 0", "-n=-5", "-sort zork", "-d 1e9", "-d 0.0000000001"})
    void impossibleValues_areRefused(String args) {
        assertThatThrownBy(() -> parse(args.split(" ")).options())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*\\(-[a-z]+\\).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n abc", "-d soon", "-zork", "-m port", "extra"})
    void whatIsNoFlagOrNoNumber_isAnError(String args) {
        assertThatThrownBy(() -> parse(args.split(" "))).isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void server_isHostAndPort() {
        assertThat(names("-s", "nats.example", "-m", "9222")).containsExactly("http://nats.example:9222");
        assertThat(names("-s", "::1", "-m", "9222")).containsExactly("http://[::1]:9222");
        assertThat(names("-s", "[::1]", "-ms", "9222", "-m", "1")).containsExactly("https://[::1]:9222");
    }

    @Test
    void urls_mayBeSeveral_andDoNotShowCredentials() {
        assertThat(names("--url", "http://bob:secret@n1:8222/nats", "--url=https://n2:443"))
                .containsExactly("http://n1:8222/nats", "https://n2:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-m 0", "-m 70000", "--url ftp://n1", "--url http://:8222", "-cert nowhere.pem -key nowhere.pem"
            })
    void impossibleServers_areRefused(String args) {
        assertThatThrownBy(() -> parse(args.split(" ")).sources()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void certificateWithoutItsKey_isRefused() {
        assertThatThrownBy(() -> parse("-cert", "pom.xml").sources())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate and key");
    }

    @Test
    void wrongUse_isOneLine_andExitCodeTwo() throws Exception {
        try (TopzProcess top = TopzProcess.start("top", "-sort", "zork")) {
            assertThat(top.awaitLine("cannot sort by zork")).startsWith("topz top: ");
            assertThat(top.awaitExit()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"--color, many, auto never 16 256 truecolor", "--theme, pink, auto dark light"})
    void looksThatThereAreNot_areRefused_andExitCodeTwo(String flag, String value, String there) throws Exception {
        try (TopzProcess top = TopzProcess.start("top", flag, value)) {
            assertThat(top.awaitLine(value)).startsWith("topz top: ").contains(flag, there);
            assertThat(top.awaitExit()).isEqualTo(2);
        }
    }

    @Test
    void wait_isForEver_orSoManySeconds_orNotAtAll() {
        assertThat(parse().options().patience()).isZero();
        assertThat(parse("--wait").options().patience()).isGreaterThan(Duration.ofDays(36_000));
        assertThat(parse("--wait", "-o", "-").options().patience()).isGreaterThan(Duration.ofDays(36_000));
        assertThat(parse("--wait=2.5").options().patience()).isEqualTo(Duration.ofMillis(2500));
        assertThatThrownBy(() -> parse("--wait=0").options()).hasMessageContaining("(--wait)");
    }

    @Test
    void nobodyComing_isOneLine_afterTheTimeToWait() throws Exception {
        try (TopzProcess top = TopzProcess.start("top", "-m", "1", "-o", "-", "--wait=3")) {
            assertThat(top.awaitLine("no server listens")).startsWith("topz top: waited 3s; ");
            assertThat(top.awaitExit()).isEqualTo(1);
        }
    }

    @Test
    void nobodyListening_isOneLine_andExitCodeOne() throws Exception {
        try (TopzProcess top = TopzProcess.start("top", "-m", "1", "-o", "-")) {
            assertThat(top.awaitLine("no server listens")).startsWith("topz top: ");
            assertThat(top.awaitExit()).isEqualTo(1);
        }
    }
}
