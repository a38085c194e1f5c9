package io.topz.top.view;

import io.topz.metrics.streaming.StreamingClientRow;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.top.state.OpenedPage;
import io.topz.top.state.Page;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.PageContent;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;

/** The page of one client of NATS Streaming: its NATS connection, and its subscriptions. */
final class StreamingClientPage {

    private StreamingClientPage() {}

    /** Opens a client with its subscriptions or, if it has none, its connection. */
    static TopState open(TopState state, StreamingClientRow row) {
        if (row.subscriptions().isEmpty()
                && row.connection() != null
                && row.connection().isOfWatched()) {
            return RowPages.connection(state, row.connection());
        }
        String id = row.id();
        PageContent content = PageContent.table(
                        TableSpec.SUBSCRIPTIONS_OF_CLIENT, StandardViews::streaming, StreamingClientPage::subscriber)
                .withTopic(Topic.STREAMING)
                .withRowsTitle("Subscriptions")
                .withDetails(current -> StreamingRegion.client(current, id))
                .withSelection(current -> showing(current, id));
        Page page = new OpenedPage(state.page(), content);
        return page.selectRows(state.withPage(page).withTable(state.tables().fresh(TableSpec.SUBSCRIPTIONS_OF_CLIENT)));
    }

    private static TopState showing(TopState state, String id) {
        List<SubscriberRow> rows = state.tables().of(TableSpec.STREAMING_CLIENTS).all().stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> one.subscriptions().stream())
                .toList();
        return state.withTables(state.tables().showing(TableSpec.SUBSCRIPTIONS_OF_CLIENT, rows));
    }

    /** Opens the subscriber: of a member of a queue group, the whole group. */
    private static TopState subscriber(TopState state, SubscriberRow row) {
        return state.tables().of(TableSpec.SUBSCRIBERS).all().stream()
                .filter(one -> one.key().equals(row.key().whole()))
                .findFirst()
                .map(whole -> ChannelPages.subscriber(state, whole))
                .orElse(state);
    }
}
