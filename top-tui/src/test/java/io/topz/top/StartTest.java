package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.top.canvas.Size;
import io.topz.top.screen.TerminalStyle;
import io.topz.top.state.Notice;
import io.topz.top.state.TopState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the start of the dashboard: without a server, with options of the user, with the saved view. */
class StartTest {

    private static final String NOBODY = "http://127.0.0.1:8222/varz: no server listens at port 8222 of 127.0.0.1";
    private static final String SAVED =
            "view = streams\nsort = bytes\nfilter = x\ninterval = 7s\nlimit = 3\nraw = true\n";

    private DashboardFixture fixture = new DashboardFixture(new Size(100, 30));

    private void fail() {
        fixture.collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, NOBODY);
        });
    }

    @Test
    void serverThatIsNotThere_isExplained_andTriedAgain_forEver() {
        fail();
        fixture.open();
        assertThat(fixture.screen())
                .contains("No answer from http://127.0.0.1:8222", "no server listens", "next try in");
        int asked = fixture.collector.asked.size();
        for (int minute = 0; minute < 60; minute++) {
            fixture.pass(Duration.ofMinutes(1));
        }
        assertThat(fixture.ended).isFalse();
        assertThat(fixture.collector.asked.size()).isGreaterThan(asked + 30);
        fixture.collector.answer(fixture.server);
        fixture.pass(Duration.ofMinutes(1));
        assertThat(fixture.screen()).contains("NATS server version 2.10.27");
    }

    /** A dashboard that waits five seconds for the first answer. */
    private static DashboardFixture waiting() {
        return new DashboardFixture(new Size(100, 30), TopOptions.DEFAULT.withPatience(Duration.ofSeconds(5)));
    }

    /** Every kind of failure is tested on a small screen and on a large one. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void failureAtTheStart_isReadAsAWhole_withTheNextTry(Kind kind) {
        for (Size size : new Size[] {new Size(40, 10), new Size(80, 24)}) {
            DashboardFixture small = new DashboardFixture(size);
            small.collector.answer(options -> {
                throw new CollectException(
                        kind,
                        "http://127.0.0.1:8222/varz: the port says something that nobody expects: try another one");
            });
            small.open();
            String words = small.screen().replaceAll("\\s+", " ");
            assertThat(words)
                    .contains(
                            "No answer from http://127.0.0.1:8222",
                            "the port says something that nobody expects: try another one",
                            "next try in");
        }
    }

    @Test
    void serverThatIsWaitedFor_endsTheDashboard_whenItDoesNotCome() {
        fixture = waiting();
        fail();
        fixture.open();
        fixture.pass(Duration.ofSeconds(4));
        assertThatThrownBy(() -> fixture.pass(Duration.ofSeconds(2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("waited 5s; " + NOBODY);
    }

    @Test
    void serverThatCame_mayGoAgain() {
        fixture = waiting();
        fixture.open();
        fail();
        fixture.pass(Duration.ofSeconds(60));
        assertThat(fixture.ended).isFalse();
    }

    @Test
    void failure_isToldWithoutTheAddress_whichStandsAboveIt() {
        fixture.open();
        String source = "http://127.0.0.1:8222";
        for (String failure : new String[] {"/varz: no answer within 5 s", "/varz answered 502: Bad Gateway"}) {
            fixture.collector.answer(options -> {
                throw new CollectException(Kind.STATUS, source + failure);
            });
            fixture.pass(Duration.ofSeconds(20));
            assertThat(fixture.line("NO ANSWER"))
                    .contains(failure.substring(failure.indexOf(' ') + 1))
                    .doesNotContain("/varz");
        }
    }

    private TopState opened(TopOptions options, Map<String, String> view, Set<String> decided) {
        InitialView opening =
                new InitialView(TerminalStyle.of(Map.of()).withMouse(true), "production", view, decided, "a remark");
        return Top.opened(Top.initial(options, fixture.names, new Size(100, 30)), options, opening, SAVED);
    }

    @Test
    void savedView_isOpened_whereNothingElseIsAskedFor() {
        TopState state = opened(TopOptions.DEFAULT, Map.of(), Set.of());
        assertThat(state.page().view().word()).isEqualTo("streams");
        assertThat(state.table().order().key()).isEqualTo("bytes");
        assertThat(state.table().filter()).isEqualTo("x");
        assertThat(state.settings().interval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(state.settings().mouse()).isTrue();
        assertThat(state.settings().environment()).isEqualTo("production");
        assertThat(state.notice()).isNotNull().extracting(Notice::text).isEqualTo("a remark");
    }

    @Test
    void viewThatIsAskedFor_isItWhole_andTheOtherSettingsStay() {
        TopState state = opened(TopOptions.DEFAULT, Map.of("view", "consumers"), Set.of());
        assertThat(state.page().view().word()).isEqualTo("consumers");
        assertThat(state.table().order()).isEqualTo(state.table().spec().order());
        assertThat(state.table().filter()).isEmpty();
        assertThat(state.settings().limit()).isEqualTo(3);
        TopState filtered = opened(TopOptions.DEFAULT, Map.of("filter", "cid>5"), Set.of());
        assertThat(filtered.page().view().word()).isEqualTo("connections");
        assertThat(filtered.table().filter()).isEqualTo("cid>5");
    }

    @Test
    void whatIsDecided_isNotTheSavedViews_evenIfItIsTheDefault() {
        TopState state = opened(TopOptions.DEFAULT, Map.of(), Set.of("interval", "raw"));
        assertThat(state.settings().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(state.settings().raw()).isFalse();
        assertThat(state.settings().limit()).isEqualTo(3);
        TopState sorted = opened(TopOptions.DEFAULT, Map.of(), Set.of("view"));
        assertThat(sorted.page().view().word()).isEqualTo("connections");
        assertThat(sorted.table().filter()).isEmpty();
    }

    @Test
    void whatIsWrongWithAView_isASentence() {
        assertThat(InitialView.problem(Map.of("view", "consumers", "sort", "lag", "filter", "lag>5", "rates", "true")))
                .isEmpty();
        assertThat(InitialView.problem(Map.of("view", "zork"))).contains("there is no view zork; one of: connections");
        assertThat(InitialView.problem(Map.of("sort", "lag")))
                .contains("connections cannot be sorted by lag; one of: ");
        assertThat(InitialView.problem(Map.of("filter", "zork>5"))).contains("zork");
        assertThat(InitialView.problem(Map.of("reversed", "maybe"))).isEqualTo("reversed is true or false, not maybe");
    }

    /** A screen without further updates would look like a quiet server. */
    @Test
    void defectOfThePollingThread_endsTheDashboard() {
        DashboardFixture fixture = new DashboardFixture(new Size(80, 24)).open();
        fixture.dashboard.broken(new AssertionError("a defect"));
        assertThatThrownBy(fixture::turn)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a defect");
    }
}
