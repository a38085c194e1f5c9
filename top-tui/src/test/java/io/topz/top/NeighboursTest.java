package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of servers that are named in addition to the watched one, and of the history that is kept of each. */
class NeighboursTest {

    private final FakeServer second = new FakeServer();

    private DashboardFixture two(FakeCollector other) {
        return new DashboardFixture(new Size(120, 40), TopOptions.DEFAULT, null, List.of(other));
    }

    @Test
    void lastLivingServer_isNotSafeToRestart() {
        DashboardFixture fixture = two(new FakeCollector(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens at 127.0.0.1:8223");
        }));
        fixture.open().type("H").turn().second();
        assertThat(fixture.screen())
                .contains("NOT SAFE TO RESTART", "http://127.0.0.1:8223 does not answer", "DOWN")
                .doesNotContain("\nSAFE TO RESTART");
        fixture.type("0").turn().second();
        assertThat(fixture.line("Server: http")).contains("DOWN", "no server listens");
    }

    /** The answer of the other server may still be outstanding. */
    @Test
    void serverThatHasNotAnsweredYet_isNotSafe() {
        DashboardFixture fixture = two(new FakeCollector(second)).open().type("H");
        assertThat(fixture.screen()).doesNotContain("\nSAFE TO RESTART");
    }

    @Test
    void markAndGraph_areKeptForEachServer() {
        DashboardFixture fixture = two(new FakeCollector(second));
        fixture.server.connect(1, "a");
        fixture.server.connect(2, "b");
        fixture.open();
        for (int i = 0; i < 10; i++) {
            fixture.server.traffic(1, 2, 100 + i);
            fixture.second();
        }
        String since = badge(fixture.type("m").second().screen());
        long bars = bars(fixture);
        assertThat(bars).isGreaterThan(5);
        fixture.type("]").second();
        assertThat(fixture.screen()).contains("(2 of 2)").doesNotContain(" since ");
        fixture.type("[").second();
        assertThat(badge(fixture.screen())).isEqualTo(since);
        assertThat(bars(fixture)).isGreaterThanOrEqualTo(bars);
    }

    private static String badge(String screen) {
        int at = screen.indexOf(" since ");
        assertThat(at).as(screen).isPositive();
        return screen.substring(at, at + 15);
    }

    private static long bars(DashboardFixture fixture) {
        return fixture.line("In:").chars().filter(c -> c >= '▁' && c <= '█').count();
    }

    /** The lines below the edge can be reached by scrolling. */
    @Test
    void pageWithoutATable_scrolls() {
        DashboardFixture fixture = two(new FakeCollector(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        }));
        fixture.open().type("H").turn().second();
        fixture.display.resize(new Size(120, 7));
        fixture.turn();
        assertThat(fixture.screen()).contains("more lines below").doesNotContain("The verdict is based on");
        fixture.press(Key.Kind.END).turn();
        assertThat(fixture.screen()).contains("The verdict is based on").doesNotContain("more lines below");
        fixture.press(Key.Kind.HOME).turn();
        assertThat(fixture.screen()).contains("Health:");
    }
}
