package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import io.topz.metrics.watch.Neighbour;
import io.topz.top.table.Mark.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the changes since a mark in a cluster in which not every server answers at both moments. */
class ChangesTest {

    private static final Instant START = Instant.parse("2026-11-29T18:00:00Z");
    private static final Varz N1 = server("n1", "2.10.27", START);
    private static final Varz N2 = server("n2", "2.10.27", START);

    private static Varz server(String name, String version, Instant start) {
        return VarzBuilder.builder()
                .serverName(name)
                .serverId("N" + name)
                .version(version)
                .start(start)
                .now(START.plusSeconds(600))
                .build();
    }

    private static StreamRow stream(String name, Varz server) {
        Jsz jsz = JszBuilder.builder()
                .accountDetails(List.of(AccountDetailBuilder.builder()
                        .name("$G")
                        .streamDetail(
                                List.of(StreamDetailBuilder.builder().name(name).build()))
                        .build()))
                .build();
        Window window = new Window(Duration.ZERO, Duration.ofSeconds(4));
        return new Observer()
                .observe(new Answer(server, jsz, window), List.of())
                .streams()
                .get(0);
    }

    private static List<String> changes(
            List<Varz> answered, List<StreamRow> before, List<Neighbour> neighbours, List<StreamRow> now) {
        Mark.Server server = new Mark.Server(N1, Rates.UNKNOWN, null, answered);
        Mark.Rows rows = new Mark.Rows(List.of(), before, List.of(), List.of());
        Mark mark = new Mark(server, rows, Extent.COMPLETE);
        return new Changes(mark, N1, neighbours)
                .of(List.of(), now, List.of()).stream()
                        .map(row -> row.kind().word() + " " + row.what() + " " + row.name())
                        .toList();
    }

    private static Neighbour up(Varz server) {
        return new Neighbour("http://" + server.serverName(), server, null);
    }

    @Test
    void streamOfAServerThatWasSilentAtTheMark_didNotCome() {
        assertThat(changes(List.of(), List.of(), List.of(up(N2)), List.of(stream("AUDIT", N2))))
                .containsExactly("came server n2");
    }

    @Test
    void streamOfAServerThatIsSilentNow_didNotGo() {
        Neighbour dead = new Neighbour("http://n2", N2, "no server listens");
        assertThat(changes(List.of(N2), List.of(stream("AUDIT", N2)), List.of(dead), List.of()))
                .containsExactly("went server n2");
    }

    @Test
    void streamsOfServersThatAnswered_cameAndWent() {
        assertThat(changes(List.of(N2), List.of(stream("OLD", N2)), List.of(up(N2)), List.of(stream("NEW", N1))))
                .containsExactlyInAnyOrder("went stream OLD", "came stream NEW");
    }

    @Test
    void restartOfAnotherServer_isTold() {
        Varz again = server("n2", "2.15.3", START.plusSeconds(500));
        StreamRow audit = stream("AUDIT", N2);
        assertThat(changes(List.of(N2), List.of(audit), List.of(up(again)), List.of(stream("AUDIT", again))))
                .containsExactly("changed server n2", "changed version n2");
    }
}
