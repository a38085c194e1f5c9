package io.topz.top.view;

import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.streaming.SubscriberKey;
import io.topz.metrics.streaming.SubscriberRow;
import io.topz.top.state.OpenedPage;
import io.topz.top.state.Page;
import io.topz.top.state.Page.Topic;
import io.topz.top.state.PageContent;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;

/** The pages of one channel and of one subscriber of NATS Streaming. */
final class ChannelPages {

    private ChannelPages() {}

    /** Opens a channel with its subscribers. */
    static TopState channel(TopState state, ChannelRow row) {
        String name = row.name();
        return opened(
                state,
                page("Subscribers")
                        .withDetails(current -> StreamingRegion.channel(current, name))
                        .withSelection(current -> showing(
                                current,
                                current.tables().of(TableSpec.SUBSCRIBERS).all().stream()
                                        .filter(one -> one.key().channel().equals(name))
                                        .toList())));
    }

    /** Opens a subscriber with the subscriptions of its members. */
    static TopState subscriber(TopState state, SubscriberRow row) {
        SubscriberKey key = row.key();
        // A member has no page of its own: its row is all that is known.
        if (row.isMember()) {
            return state.withMessage("this row has no page of its own");
        }
        return opened(
                state,
                page("Members")
                        .withDetails(current -> StreamingRegion.subscriber(current, key))
                        .withSelection(current -> showing(
                                current,
                                current.tables().of(TableSpec.SUBSCRIBERS).all().stream()
                                        .filter(one -> one.key().equals(key))
                                        .flatMap(one -> one.split().stream())
                                        .toList())));
    }

    private static PageContent page(String title) {
        return PageContent.table(TableSpec.SUBSCRIBERS_OF_CHANNEL, StandardViews::streaming, ChannelPages::subscriber)
                .withTopic(Topic.STREAMING)
                .withRowsTitle(title);
    }

    private static TopState opened(TopState state, PageContent content) {
        Page page = new OpenedPage(state.page(), content);
        return page.selectRows(state.withPage(page).withTable(state.tables().fresh(TableSpec.SUBSCRIBERS_OF_CHANNEL)));
    }

    private static TopState showing(TopState state, List<SubscriberRow> rows) {
        return state.withTables(state.tables().showing(TableSpec.SUBSCRIBERS_OF_CHANNEL, rows));
    }
}
