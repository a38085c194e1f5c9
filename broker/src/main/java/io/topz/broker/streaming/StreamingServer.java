package io.topz.broker.streaming;

import io.topz.broker.options.StreamingOptions;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.service.RandomId;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.channel.ChannelStore;
import io.topz.broker.streaming.channel.Channels;
import io.topz.broker.streaming.request.RequestContextBuilder;
import io.topz.broker.streaming.request.Requests;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.session.Heartbeats;
import io.topz.broker.streaming.session.Inquiries;
import io.topz.broker.streaming.session.Sessions;
import io.topz.broker.streaming.state.ServiceState;
import io.topz.broker.streaming.state.StateContents;
import io.topz.broker.streaming.state.StateLog;
import io.topz.broker.streaming.subscription.Deliveries;
import io.topz.broker.streaming.subscription.IdleChannels;
import io.topz.broker.streaming.subscription.SubscriptionRegistry;
import io.topz.broker.streaming.subscription.Traffic;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streaming server: assembles its parts, recovers the stored data, and subscribes to its requests. It depends only on a reactor, NATS
 * clients and a store, not on the broker. All methods must be called in turns of the reactor.
 */
public final class StreamingServer {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingServer.class);

    /** The time after which sent and acknowledged messages are recorded so that they survive a power failure. */
    private static final long STATE_SYNC_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final StreamingOptions options;
    private final Reactor reactor;
    private final StreamingStore store;
    private final NatsClients clients;
    private final ServiceState state;
    private final Channels channels;
    private final Sessions sessions;
    private final Heartbeats heartbeats;
    private final SubscriptionRegistry subscriptions;
    private final IdleChannels idleChannels;
    private final Traffic traffic = new Traffic();
    private final Requests requests;
    private final DiskCounters stateCounters = new DiskCounters();
    private final String serverId;
    private final long startTime;

    /**
     * Opens the store and subscribes to requests.
     *
     * @param connect connects a NATS client with the given name
     * @throws IOException if the store cannot be read
     */
    public StreamingServer(
            StreamingOptions options, Reactor reactor, StreamingStore store, Function<String, NatsClient> connect)
            throws IOException {
        this.options = options;
        this.reactor = reactor;
        this.store = store;
        serverId = RandomId.nuid(reactor.random());
        startTime = reactor.now();
        StateContents contents = new StateContents();
        ChannelStore channelStore = store.channels();
        List<String> names = channelStore.names();
        state = store.isPersistent() ? openState(store, contents) : ServiceState.NONE;
        clients = NatsClients.connect(options.clusterId(), connect);
        sessions = new Sessions(state);
        Inquiries inquiries = new Inquiries(reactor, clients.heartbeats(), newInbox());
        heartbeats = new Heartbeats(reactor, inquiries, options, this::dead);
        Deliveries deliveries = new Deliveries(reactor, clients.send(), state, traffic);
        subscriptions = new SubscriptionRegistry(reactor, clients.acks(), state, deliveries, this::newInbox, options);
        channels = new Channels(reactor, channelStore, options.limits(), subscriptions::deliver);
        idleChannels = new IdleChannels(reactor, subscriptions, channels::delete);
        requests = new Requests(RequestContextBuilder.builder()
                .options(options)
                .reactor(reactor)
                .send(clients.send())
                .general(clients.general())
                .acks(clients.acks())
                .state(state)
                .channels(channels)
                .sessions(sessions)
                .heartbeats(heartbeats)
                .subscriptions(subscriptions)
                .idleChannels(idleChannels)
                .traffic(traffic)
                .build());
        clients.send().onReconnect(this::deliverAll);
        recover(names, contents);
        requests.listen();
        planSync();
    }

    private StateLog openState(StreamingStore store, StateContents contents) throws IOException {
        boolean force = options.syncInterval().isZero();
        StateLog log = new StateLog(reactor, store::openState, contents, force, stateCounters, this::storeAll);
        if (contents.damagedBytes() > 0) {
            try {
                store.keepDamagedState();
            } catch (IOException e) {
                log.abandon();
                throw e;
            }
            log.rewrite();
        }
        return log;
    }

    private void recover(List<String> names, StateContents contents) {
        for (String name : names) {
            idleChannels.watch(channels.open(name));
        }
        contents.clients().values().forEach(client -> heartbeats.start(sessions.restore(client)));
        subscriptions.startNumbersAfter(contents.lastSubscription());
        contents.subscriptions().values().forEach(this::restore);
        if (state != ServiceState.NONE) {
            LOG.info(
                    "Recovered {} channel(s), {} client(s), {} subscription(s)",
                    channels.all().size(),
                    sessions.all().size(),
                    subscriptions.count());
        }
        deliverAll();
    }

    private void deliverAll() {
        channels.all().forEach(subscriptions::deliver);
    }

    /** Restores a subscription. That of an unknown client is dropped, unless it can be resumed. */
    private void restore(StateContents.StoredSubscription stored) {
        Channel channel = channels.get(stored.record().getChannel());
        ClientSession session = stored.record().getOffline()
                ? null
                : sessions.get(stored.record().getClientId());
        if (channel == null || (session == null && !stored.record().getOffline())) {
            state.subscriptionRemoved(stored.record().getNumber());
        } else {
            subscriptions.restore(stored, channel, session);
        }
    }

    private void storeAll(StateLog log) {
        sessions.all().forEach(session -> log.client(session.record()));
        subscriptions.storeAll(log);
    }

    private void dead(ClientSession session) {
        LOG.info("client {} is closed: it has not answered its heartbeats", session.id());
        requests.end(session);
    }

    private String newInbox() {
        return "_INBOX." + RandomId.nuid(reactor.random());
    }

    private void planSync() {
        long interval = options.syncInterval().isZero()
                ? STATE_SYNC_INTERVAL
                : options.syncInterval().toNanos();
        reactor.schedule(interval, () -> {
            state.sync();
            if (!options.syncInterval().isZero()) {
                channels.sync();
            }
            planSync();
        });
    }

    /** Stores everything, closes the files, and disconnects from NATS. */
    public void stop() {
        clients.close();
        state.close();
        channels.close();
    }

    public StreamingOptions options() {
        return options;
    }

    public Channels channels() {
        return channels;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SubscriptionRegistry subscriptions() {
        return subscriptions;
    }

    public Traffic traffic() {
        return traffic;
    }

    public ServiceState state() {
        return state;
    }

    /** The disk failures of the log of clients and subscriptions. */
    public DiskCounters stateCounters() {
        return stateCounters;
    }

    /** The names of files of the store that were put aside because of damage and still exist. */
    public List<String> aside() throws IOException {
        return store.aside();
    }

    /** The time of this turn. */
    public Instant now() {
        return Instant.ofEpochSecond(0, reactor.now());
    }

    /** The server id, unique for this start. */
    public String serverId() {
        return serverId;
    }

    /** The time of the start, in nanoseconds since the epoch. */
    public long startTime() {
        return startTime;
    }
}
