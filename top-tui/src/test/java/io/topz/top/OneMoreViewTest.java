package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.batch.BatchOptions;
import io.topz.top.batch.BatchOptions.Format;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Size;
import io.topz.top.canvas.Style;
import io.topz.top.control.SavedView;
import io.topz.top.key.Key;
import io.topz.top.poll.DataRequest;
import io.topz.top.state.PageContent;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import io.topz.top.table.TableSpec;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import io.topz.top.view.RowPages;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests a view that is declared only here: a view needs nothing but one value. */
class OneMoreViewTest {

    /** The subscriptions, with the number of connections above them. */
    private static final View INTEREST = View.of(
                    'I',
                    "Interest",
                    "interest: who listens to what",
                    PageContent.table(
                                    TableSpec.ALL_SUBSCRIPTIONS,
                                    state -> new DataRequest.Subscriptions(
                                            state.settings().limit()),
                                    RowPages::subscriber)
                            .withRowsTitle("Interests")
                            .withDetails(state -> List.of(new Line()
                                    .label("Listed for ")
                                    .add(state.settings().source(), Style.STRONG))))
            .shortened("Intr", "Int");

    private static final ViewList VIEWS = StandardViews.ALL.with(INTEREST);
    private static final TopOptions OPTIONS =
            TopOptions.DEFAULT.withViews(VIEWS).withInterval(Duration.ofMillis(1));

    private final FakeServer server = new FakeServer();

    private DashboardFixture fixture(UnaryOperator<TopState> prepared) {
        server.connect(1, "order-desk");
        DashboardFixture fixture =
                new DashboardFixture(new Size(120, 30), OPTIONS, new FakeCollector(server), List.of(), prepared);
        return fixture.open();
    }

    private static void assertOpen(DashboardFixture fixture) {
        assertThat(fixture.screen()).contains("[I Interest]", "Listed for http", "Interests: 1", "subject.1");
    }

    @Test
    void view_isOpenedByItsKey() {
        DashboardFixture fixture = fixture(UnaryOperator.identity());
        assertThat(fixture.screen()).contains("IInt");
        assertOpen(fixture.type("I").turn());
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 1  order-desk", "[I Interest]");
    }

    @Test
    void view_followsTheLastOne() {
        assertOpen(
                fixture(UnaryOperator.identity()).type("0").press(Key.Kind.TAB).turn());
    }

    @Test
    void view_isOpenedByItsName() {
        assertOpen(fixture(UnaryOperator.identity())
                .type(":intere")
                .press(Key.Kind.TAB, Key.Kind.ENTER)
                .turn());
    }

    @Test
    void view_isOpenedAtTheStart_andSaved() {
        DashboardFixture fixture =
                fixture(state -> SavedView.restored(state, "view = interest\nsort = cid\n", state.settings()));
        assertOpen(fixture);
        fixture.type("w").turn();
        assertThat(fixture.files.view).contains("view = interest\n", "sort = cid\n");
        assertThat(SavedView.problem(VIEWS, Map.of("view", "interest", "sort", "nothing")))
                .startsWith("interest cannot be sorted by nothing; one of:");
    }

    @Test
    void view_isInTheHelp() {
        DashboardFixture fixture = fixture(UnaryOperator.identity()).type("?");
        assertThat(fixture.line("who listens to what")).startsWith("  I ");
    }

    @Test
    void view_isWrittenInBatch() {
        server.connect(1, "order-desk");
        View view = BatchOptions.view(VIEWS, "interest");
        for (Format format : List.of(Format.TEXT, Format.CSV, Format.NDJSON)) {
            StringBuilder out = new StringBuilder();
            int code = BatchTop.run(
                    OPTIONS,
                    new BatchOptions(1, format, view),
                    List.of(new ServerSource("http://n1", () -> new FakeCollector(server))),
                    PlaybackOptions.LIVE,
                    out);
            assertThat(code).isZero();
            assertThat(out).as(format.name()).contains("subject.1");
        }
        assertThat(BatchOptions.names(VIEWS)).contains("interest", "server", "health", "changes", "overview");
    }
}
