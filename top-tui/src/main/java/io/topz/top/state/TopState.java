package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Subsz;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.Churn;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.Neighbour;
import io.topz.metrics.watch.Strikes;
import io.topz.top.canvas.Size;
import io.topz.top.poll.DataRequest;
import io.topz.top.table.Mark;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of the screen.
 *
 * @param settings the choices of the user
 * @param size the size of the terminal
 * @param views the views of the view bar
 * @param page the content of the screen below the header
 * @param mode the meaning of keystrokes
 * @param feed the newest data of the server
 * @param connection the open connection in its latest report; null if it was not found or none is open
 * @param jetStream the state of JetStream, and the open consumer
 * @param streaming the state of NATS Streaming
 * @param tables the tables of all pages
 * @param grouping the property that connections are grouped by
 * @param churn the churn of connections
 * @param health the latest health of the server, null if unknown
 * @param strikes the limits that were reached, from the server's latest report; null if it does not report them
 * @param neighbours the other named servers
 * @param detailTop the first visible line of a page without a table
 * @param interest the latest subscriptions of the server, null if unknown
 * @param incident the latest slow consumers, until the user has seen them
 * @param notice a sentence that is shown for a while
 * @param effect an effect to carry out outside of the state, null for none
 * @param now the time of the frame, in nanoseconds of the local clock
 */
@RecordBuilder
public record TopState(
        Settings settings,
        Size size,
        ViewList views,
        Page page,
        Mode mode,
        ServerFeed feed,
        @Nullable ConnRow connection,
        JetStreamState jetStream,
        StreamingState streaming,
        Tables tables,
        Grouping grouping,
        Churn churn,
        @Nullable Healthz health,
        @Nullable Strikes strikes,
        List<Neighbour> neighbours,
        int detailTop,
        @Nullable Subsz interest,
        @Nullable Incident incident,
        @Nullable Notice notice,
        @Nullable Effect effect,
        long now)
        implements TopStateBuilder.With {

    /** The time for which a message is shown. */
    private static final Duration MESSAGE_TIME = Duration.ofSeconds(8);

    /** A change of a table of any kind. */
    public interface TableChange {
        <R> Table<R> apply(Table<R> table);
    }

    /** The initial state, before anything is known. */
    public static TopState initial(Settings settings, Size size, ViewList views, Page page) {
        return TopStateBuilder.builder()
                .settings(settings)
                .size(size)
                .views(views)
                .page(page)
                .mode(new Mode.Browse())
                .feed(ServerFeed.empty(settings.interval()))
                .jetStream(JetStreamState.UNKNOWN)
                .streaming(StreamingState.UNKNOWN)
                .tables(Tables.empty(settings.look()))
                .grouping(Grouping.NAME)
                .churn(Churn.UNKNOWN)
                .neighbours(List.of())
                .build();
    }

    /** The table of the open page; an empty one if it has no table. */
    public Table<?> table() {
        TableSpec<?> spec = page.spec() == null ? TableSpec.NONE : page.spec();
        return tables.of(spec);
    }

    /** This state with a change applied to the table of the open page. */
    public TopState withTable(TableChange change) {
        return page.spec() == null ? this : withTable(change.apply(tables.of(page.spec())));
    }

    /** This state with one table replaced by another of the same kind. */
    public TopState withTable(Table<?> table) {
        return withTables(tables.with(table));
    }

    /** The open connections. */
    public Table<ConnRow> open() {
        return tables.of(TableSpec.OPEN);
    }

    /** The connections that were closed most recently. */
    public Table<ConnRow> closed() {
        return tables.of(TableSpec.CLOSED);
    }

    /** Every stream. */
    public Table<StreamRow> streams() {
        return tables.of(TableSpec.STREAMS);
    }

    /** The consumers of all streams. */
    public Table<ConsumerRow> consumers() {
        return tables.of(TableSpec.CONSUMERS);
    }

    /** A stream by its name, null if it is unknown. */
    public @Nullable StreamRow stream(StreamKey key) {
        return streams().all().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** This state with a sentence for the user, which is shown for a few seconds. */
    public TopState withMessage(String text) {
        return withNotice(new Notice(text, now + MESSAGE_TIME.toNanos()));
    }

    /** The data to request from the server; an incomplete mark needs more than the open page. */
    public DataRequest request() {
        Mark mark = settings.mark();
        boolean isMarking = mark != null && mark.isPending() && !settings.paused();
        return isMarking ? DataRequest.Comparison.of(settings.limit()) : page.request(this);
    }
}
