package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.recordings.SampleCollector;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.key.Keymap;
import io.topz.top.state.Mode;
import io.topz.top.view.StandardViews;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the first view and the keys with nats-top 0.6.4: with its report about the same recorded servers, which contains what its screen
 * shows, and with its help page. Its reports and flags are compared in {@code NatsTopReportTest} and {@code TopCommandTest}.
 */
class NatsTopCompatibilityTest {

    private static final Size WIDE = new Size(220, 60);

    /** The number of lines that nats-top shows above the table. */
    private static final int HEADER = 6;

    private static DashboardFixture recorded(String version) {
        return new DashboardFixture(WIDE, TopOptions.DEFAULT, SampleCollector.of("nats-server/" + version + "/single"))
                .open();
    }

    private static List<String> natsTop(String file) throws IOException {
        try (InputStream in = NatsTopCompatibilityTest.class.getResourceAsStream("/nats-top/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /**
     * A value that one poll cannot determine is a dash in topz and a zero in nats-top; fields in topz are wide enough to keep their
     * positions.
     */
    private static String comparable(String line) {
        return line.replaceAll("(Msgs/Sec: )(-|0\\.0)", "$1?")
                .replaceAll("(Bytes/Sec: )(-|0)", "$1?")
                .replaceAll(" +", " ")
                .stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({"2.9.10, ''", "2.10.27, ''", "2.15.1, ''", "2.9.10, b", "2.15.1, b", "2.10.27, s"})
    void screen_hasNatsTopsHeaderAndColumns(String version, String key) throws IOException {
        DashboardFixture fixture = recorded(version).type(key).turn();
        String flag = key.isEmpty() ? "" : key.equals("s") ? "-u" : "-b";
        List<String> theirs = natsTop(version + flag + ".txt");
        for (int row = 0; row < HEADER; row++) {
            assertThat(comparable(fixture.frame().text(row))).startsWith(comparable(theirs.get(row)));
        }
        assertThat(fixture.line("Connections Polled: ")).startsWith(theirs.get(HEADER + 1));
        int heading = HEADER + 2;
        // Reports have nats-top's layout as well; the screen has short times, numbers at the right, and the columns
        // that fit.
        List<String> headings = Arrays.asList(
                theirs.get(heading).strip().replace("LAST_ACTIVITY", "LAST").split(" +"));
        assertThat(fixture.line(" HOST ").split(" +")).containsAll(headings);
        for (String row : theirs.subList(heading + 1, theirs.size())) {
            String host = row.strip().split(" ")[0];
            assertThat(fixture.line(host)).isNotEmpty();
        }
    }

    /** The keys are taken from nats-top's help page. */
    @Test
    void everyKeyOfNatsTopsHelp_doesHereWhatItDoesThere() throws IOException {
        Pattern key = Pattern.compile("^(space|[a-z])(?:<[a-z]+>)? {2,}[A-Z].*$");
        List<String> keys = natsTop("help.txt").stream()
                .map(key::matcher)
                .filter(match -> match.matches())
                .map(MatchResult::group)
                .map(line -> line.split("[ <]")[0])
                .toList();
        assertThat(keys).containsExactly("o", "n", "s", "d", "b", "space", "q");
        for (String one : keys) {
            Key typed = Key.of(one.equals("space") ? ' ' : one.charAt(0));
            assertThat(Keymap.of(StandardViews.ALL).command(new Mode.Browse(), typed))
                    .as(one)
                    .isNotNull();
        }
        DashboardFixture fixture = recorded("2.10.27");
        fixture.type("o").type("msgs_to").press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("sort msgs_to ▼");
        fixture.type("n").type("512").press(Key.Kind.ENTER).type("n");
        assertThat(fixture.screen()).contains("limit   [512]:");
        fixture.press(Key.Kind.ESCAPE).type("s");
        assertThat(fixture.screen()).contains("SUBSCRIPTIONS");
        fixture.type("d").turn();
        assertThat(fixture.screen()).contains("host-of-127.0.0.1:");
        fixture.type("b");
        assertThat(fixture.screen()).contains("raw numbers");
        fixture.type(" ");
        assertThat(fixture.screen()).contains("rates per second");
        fixture.type("?");
        assertThat(fixture.screen()).contains("host names by DNS");
        // any key closes its help page
        fixture.type("x").type("q");
        assertThat(fixture.ended).isTrue();
    }

    @Test
    void everySortKeyOfNatsTopsHelp_isKnownHere() throws IOException {
        String help = String.join("", natsTop("help.txt"));
        String options =
                help.substring(help.indexOf('{') + 1, help.indexOf('}')).replaceAll("\\s", "");
        assertThat(options.split("\\|")).hasSize(9).allSatisfy(option -> {
            DashboardFixture fixture = recorded("2.10.27");
            fixture.type("o").type(option).press(Key.Kind.ENTER);
            assertThat(fixture.screen()).contains("sort " + option);
        });
    }
}
