package io.topz.top.view;

import io.topz.metrics.jetstream.ConsumerKey;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.top.canvas.Line;
import io.topz.top.poll.DataRequest;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that was opened from another one, to whose view it belongs. */
public sealed interface OpenedPage extends Page {

    @Override
    Page from();

    @Override
    default View view() {
        return from().view();
    }

    @Override
    default Topic topic() {
        return Topic.OTHER;
    }

    @Override
    default boolean awaitsRows(TopState state) {
        return true;
    }

    /**
     * The connections of one group.
     *
     * @param label what they have in common
     */
    record Members(Grouping grouping, String label, Page from) implements OpenedPage {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.MEMBERS;
        }

        @Override
        public String rowsTitle() {
            return "Connections";
        }

        @Override
        public DataRequest request(TopState state) {
            return StandardViews.groupedConnections(state);
        }

        @Override
        public List<Line> details(TopState state) {
            return ViewSummaries.members(this);
        }
    }

    /**
     * One account with its connections.
     *
     * @param id as the server knows it
     * @param name for people
     */
    record Account(String id, String name, Page from) implements OpenedPage {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.MEMBERS;
        }

        @Override
        public String rowsTitle() {
            return "Connections";
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.Account(id, state.settings().limit());
        }

        @Override
        public List<Line> details(TopState state) {
            return AccountRegion.content(state, this);
        }
    }

    /**
     * The closed connections of a client that comes and goes.
     *
     * @param row of the client
     */
    record Flapper(FlapRow row, Page from) implements OpenedPage {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.VISITS;
        }

        @Override
        public String rowsTitle() {
            return "Closed Connections";
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.Closed(state.settings().limit());
        }

        @Override
        public List<Line> details(TopState state) {
            return ViewSummaries.visits(this);
        }
    }

    /**
     * The page of the receivers of a subject.
     *
     * @param subject without wildcards
     */
    record Receivers(String subject, Page from) implements OpenedPage {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.RECEIVERS;
        }

        @Override
        public String rowsTitle() {
            return "Subscriptions";
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.Receivers(
                    subject, new DataRequest.Connections(state.settings().limit(), "", false));
        }

        @Override
        public List<Line> details(TopState state) {
            return ReceiversRegion.content(state, this);
        }
    }

    /** One incident. */
    record Incident(IncidentRow row, Page from) implements OpenedPage {
        @Override
        public @Nullable TableSpec<?> spec() {
            return null;
        }

        @Override
        public String rowsTitle() {
            return "";
        }

        @Override
        public DataRequest request(TopState state) {
            return StandardViews.slowConnections(state);
        }

        @Override
        public List<Line> details(TopState state) {
            return IncidentRegion.content(state, this);
        }
    }

    /**
     * One connection with its subscriptions.
     *
     * @param cid its id
     */
    record Connection(long cid, Page from) implements OpenedPage {
        @Override
        public TableSpec<?> spec() {
            return TableSpec.SUBSCRIPTIONS;
        }

        @Override
        public String rowsTitle() {
            return "Subscriptions";
        }

        /** Its subscriptions come with it. */
        @Override
        public boolean awaitsRows(TopState state) {
            return false;
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.Connection(cid);
        }

        @Override
        public List<Line> details(TopState state) {
            return ConnectionRegion.content(state, this);
        }
    }

    /** One stream with its consumers. */
    record Stream(StreamKey key, Page from) implements OpenedPage {
        @Override
        public Topic topic() {
            return Topic.JETSTREAM;
        }

        @Override
        public TableSpec<?> spec() {
            return TableSpec.CONSUMERS_OF_STREAM;
        }

        @Override
        public String rowsTitle() {
            return "Consumers";
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.JetStream(true);
        }

        @Override
        public List<Line> details(TopState state) {
            return StreamRegion.content(state, this);
        }
    }

    /** One consumer. */
    record Consumer(ConsumerKey key, Page from) implements OpenedPage {
        @Override
        public Topic topic() {
            return Topic.JETSTREAM;
        }

        @Override
        public @Nullable TableSpec<?> spec() {
            return null;
        }

        @Override
        public String rowsTitle() {
            return "";
        }

        @Override
        public DataRequest request(TopState state) {
            return new DataRequest.JetStream(true);
        }

        @Override
        public List<Line> details(TopState state) {
            return ConsumerRegion.content(state, this);
        }
    }
}
