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

    private Theatre two(FakeCollector other) {
        return new Theatre(new Size(120, 40), TopOptions.DEFAULT, null, List.of(other));
    }

    @Test
    void lastLivingServer_isNotSafeToRestart() {
        Theatre theatre = two(new FakeCollector(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens at 127.0.0.1:8223");
        }));
        theatre.open().type("H").turn().second();
        assertThat(theatre.screen())
                .contains("NOT SAFE TO RESTART", "http://127.0.0.1:8223 does not answer", "DOWN")
                .doesNotContain("\nSAFE TO RESTART");
        theatre.type("0").turn().second();
        assertThat(theatre.line("Server: http")).contains("DOWN", "no server listens");
    }

    /** The answer of the other server may still be outstanding. */
    @Test
    void serverThatHasNotAnsweredYet_isNotSafe() {
        Theatre theatre = two(new FakeCollector(second)).open().type("H");
        assertThat(theatre.screen()).doesNotContain("\nSAFE TO RESTART");
    }

    @Test
    void markAndGraph_areKeptForEachServer() {
        Theatre theatre = two(new FakeCollector(second));
        theatre.server.connect(1, "a");
        theatre.server.connect(2, "b");
        theatre.open();
        for (int i = 0; i < 10; i++) {
            theatre.server.traffic(1, 2, 100 + i);
            theatre.second();
        }
        String since = badge(theatre.type("m").second().screen());
        long bars = bars(theatre);
        assertThat(bars).isGreaterThan(5);
        theatre.type("]").second();
        assertThat(theatre.screen()).contains("(2 of 2)").doesNotContain(" since ");
        theatre.type("[").second();
        assertThat(badge(theatre.screen())).isEqualTo(since);
        assertThat(bars(theatre)).isGreaterThanOrEqualTo(bars);
    }

    private static String badge(String screen) {
        int at = screen.indexOf(" since ");
        assertThat(at).as(screen).isPositive();
        return screen.substring(at, at + 15);
    }

    private static long bars(Theatre theatre) {
        return theatre.line("In:").chars().filter(c -> c >= '▁' && c <= '█').count();
    }

    /** The lines below the edge can be reached by scrolling. */
    @Test
    void pageWithoutATable_scrolls() {
        Theatre theatre = two(new FakeCollector(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        }));
        theatre.open().type("H").turn().second();
        theatre.display.resize(new Size(120, 7));
        theatre.turn();
        assertThat(theatre.screen()).contains("more lines below").doesNotContain("The verdict is based on");
        theatre.press(Key.Kind.END).turn();
        assertThat(theatre.screen()).contains("The verdict is based on").doesNotContain("more lines below");
        theatre.press(Key.Kind.HOME).turn();
        assertThat(theatre.screen()).contains("Health:");
    }
}
