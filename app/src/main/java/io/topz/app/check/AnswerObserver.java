package io.topz.app.check;

import io.topz.app.check.Answers.Listings;
import io.topz.collectors.document.Connz;
import io.topz.metrics.Reading;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.ConnectionObserver;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.server.SubscriptionObserver;
import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.watch.AccountObserver;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.SlowRow;
import io.topz.metrics.watch.SlowWatch;
import java.util.List;

/** Derives rows from the answers of one server, as the dashboard does. It keeps the counters of earlier answers. Not thread-safe. */
final class AnswerObserver {

    private static final Picture NO_STREAMS = new Picture(List.of(), List.of(), List.of());

    /**
     * The rows of one sample; none where the document was not requested.
     *
     * @param jetStream the streams and consumers
     * @param connections the open connections
     * @param slow the same connections, with what is needed to find slow ones
     * @param closed the closed connections
     * @param accounts the accounts with their traffic
     * @param subscriptions the subscriptions
     * @param streaming the channels, subscribers and clients of NATS Streaming
     */
    record Rows(
            Picture jetStream,
            List<ConnRow> connections,
            List<SlowRow> slow,
            List<ConnRow> closed,
            List<AccountRow> accounts,
            List<SubRow> subscriptions,
            StreamingObserver.Picture streaming) {

        /** No rows. */
        static final Rows NONE = new Rows(
                NO_STREAMS, List.of(), List.of(), List.of(), List.of(), List.of(), StreamingObserver.Picture.NONE);
    }

    private final Observer jetStream = new Observer();
    private final ConnectionObserver connections = new ConnectionObserver();
    private final SlowWatch slow = new SlowWatch();
    private final AccountObserver accounts = new AccountObserver();
    private final SubscriptionObserver subscriptions = new SubscriptionObserver();
    private final StreamingObserver streaming = new StreamingObserver();

    /**
     * Adds answers and returns their rows.
     *
     * @param others the NATS servers of the other answers, to which clients of NATS Streaming can have connected
     * @param server the rates of the whole server
     */
    Rows observe(Answers answers, List<ServerDocuments> others, Rates server) {
        Listings listings = answers.listings();
        Connz open = listings.open();
        Connz closed = listings.closed();
        List<ConnRow> openRows = open == null ? List.of() : connections.observe(open, Reading.WINDOW, server);
        return new Rows(
                answers.jsz() == null
                        ? NO_STREAMS
                        : jetStream.observe(new Answer(answers.varz(), answers.jsz(), Reading.WINDOW), List.of()),
                openRows,
                open == null
                        ? List.of()
                        : slow.observe(openRows, open.now(), Reading.WINDOW, CutLimits.of(answers.varz())),
                closed == null ? List.of() : connections.observe(closed, Reading.WINDOW, server),
                listings.accounts() == null
                        ? List.of()
                        : accounts.observe(listings.accounts(), ServerRun.of(answers.varz()), Reading.WINDOW),
                listings.subscriptions() == null
                        ? List.of()
                        : subscriptions.observe(listings.subscriptions(), answers.varz(), Reading.WINDOW),
                answers.streaming() == null
                        ? StreamingObserver.Picture.NONE
                        : streaming.observe(answers.streaming(), others, Reading.WINDOW));
    }
}
