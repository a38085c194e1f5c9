package io.topz.app.demo;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The traffic of a small shop that exercises every part of the dashboard: orders, a work queue, a price service, sensors, a phone that
 * connects and disconnects, and a logger that reads too slowly and is disconnected by the server again and again.
 *
 * <p>Every party has a connection of its own with the standard Java client. {@link #start} returns at once; the parties connect on threads
 * of their own. Methods are safe to call from any thread.
 */
public final class DemoTraffic implements AutoCloseable {

    /** The delay until the clients connect: twelve clients that connect at once would delay the first figures of the dashboard. */
    private static final Duration OPENING = Duration.ofMillis(400);

    private static final Duration TICK = Duration.ofMillis(20);
    private static final int TICKS_PER_SECOND = 50;
    /** The receive buffer of the slow logger. It is small, so that the backlog builds up in the server instead of the sockets. */
    private static final int SLOW_RECEIVE_BUFFER_BYTES = 16 * 1024;

    private final String url;
    private final RandomGenerator random;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, DemoTraffic::daemon);
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    private DemoTraffic(String url, RandomGenerator random) {
        this.url = url;
        this.random = random;
    }

    /** Starts all parties against the server at the URL. */
    public static DemoTraffic start(String url, RandomGenerator random) {
        DemoTraffic traffic = new DemoTraffic(url, random);
        List<Party> parties = List.of(
                traffic::orderAudit,
                traffic::billing,
                traffic::renderWorkers,
                traffic::priceService,
                traffic::orderDesk,
                traffic::scheduler,
                traffic::storefront,
                traffic::slowLogger,
                traffic::sensors,
                traffic::phone,
                traffic::warehouse,
                traffic::depot);
        parties.forEach(party -> traffic.after(OPENING, party));
        return traffic;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    // --- the parties ----------------------------------------------------------------------------------------------

    private void orderAudit() throws IOException, InterruptedException {
        subscribe(connect("order-audit"), "orders.>");
    }

    private void billing() throws IOException, InterruptedException {
        Connection billing = connect("billing");
        subscribe(billing, "orders.*.created");
        subscribe(billing, "orders.*.cancelled");
    }

    private void renderWorkers() throws IOException, InterruptedException {
        for (int i = 1; i <= 3; i++) {
            connect("render-worker-" + i).createDispatcher(job -> {}).subscribe("jobs.render", "render");
        }
    }

    private void priceService() throws IOException, InterruptedException {
        Connection service = connect("price-service");
        service.createDispatcher(ask -> service.publish(ask.getReplyTo(), bytes("{\"price\":12.5}")))
                .subscribe("prices.get", "prices");
    }

    private void orderDesk() throws IOException, InterruptedException {
        Connection desk = connect("order-desk");
        String[] regions = {"eu", "us", "asia"};
        long[] tick = {0};
        every(TICK, () -> {
            // A slow sine wave makes the rates rise and fall: 250 to 750 messages per second.
            double wave = 1 + 0.5 * Math.sin(2 * Math.PI * tick[0]++ / (20.0 * TICKS_PER_SECOND));
            for (int i = 0; i < Math.round(10 * wave); i++) {
                String region = regions[random.nextInt(regions.length)];
                String event = random.nextInt(20) == 0 ? "cancelled" : "created";
                Headers trace = new Headers().put("Trace-Id", Long.toHexString(random.nextLong()));
                desk.publish("orders." + region + "." + event, trace, new byte[100 + random.nextInt(400)]);
            }
        });
    }

    private void scheduler() throws IOException, InterruptedException {
        Connection scheduler = connect("job-scheduler");
        every(TICK, () -> {
            for (int i = 0; i < 3; i++) {
                scheduler.publish("jobs.render", new byte[1024]);
            }
        });
    }

    private void storefront() throws IOException, InterruptedException {
        Connection storefront = connect("storefront");
        every(TICK.multipliedBy(2), () -> {
            Future<Message> unused = storefront.request("prices.get", bytes("{\"sku\":\"4711\"}"));
        });
    }

    private void sensors() throws IOException, InterruptedException {
        Connection sensors = connect("sensors");
        every(TICK, () -> {
            for (int i = 0; i < 16; i++) {
                sensors.publish("telemetry.site" + random.nextInt(8), new byte[1000]);
            }
        });
    }

    /** Reads one message in ten milliseconds while eight arrive, until the server disconnects it. */
    private void slowLogger() throws IOException, InterruptedException {
        Connection logger = connect(options("slow-logger")
                .receiveBufferSize(SLOW_RECEIVE_BUFFER_BYTES)
                .reconnectWait(Duration.ofSeconds(3))
                .readListener(new Dawdler())
                .build());
        subscribe(logger, "telemetry.>");
    }

    /** Connects, subscribes and publishes for three seconds, disconnects for two, and starts again. */
    private void phone() throws IOException, InterruptedException {
        Connection phone = connect("phone-app");
        subscribe(phone, "orders.eu.created");
        phone.publish("jobs.render", bytes("from the phone"));
        after(Duration.ofSeconds(3), () -> {
            connections.remove(phone);
            phone.close();
            after(Duration.ofSeconds(2), this::phone);
        });
    }

    /** Runs the streams and their consumers: one keeps up, one falls behind, one never acknowledges, and one never pulls. */
    private void warehouse() throws IOException, InterruptedException {
        DemoStreams streams = new DemoStreams(random);
        try {
            Connection warehouse = connect("warehouse");
            streams.create(warehouse);
            every(TICK, repeated(2, DemoStreams.producer(warehouse)));
            every(TICK, repeated(1, streams.sessions(warehouse)));
            each(streams.worker(connect("renderer")));
            each(streams.reader(connect("billing-reader"), "billing", 500, true));
            Runnable invoices = streams.reader(connect("invoices"), "invoices", 20, true);
            every(Duration.ofMillis(200), invoices::run);
            each(streams.reader(connect("audit"), "audit", 50, false));
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    /** Publishes to a channel of NATS Streaming with three durable subscriptions. */
    private void depot() throws IOException, InterruptedException {
        every(TICK.multipliedBy(2), DemoChannels.create(connect("depot"))::run);
    }

    private static Party repeated(int times, Runnable task) {
        return () -> {
            for (int i = 0; i < times; i++) {
                task.run();
            }
        };
    }

    /** Repeats a task as soon as it has ended, on a thread of its own. */
    private void each(Runnable task) {
        Thread thread = daemon(() -> {
            while (!clock.isShutdown()) {
                run(task::run);
            }
        });
        thread.start();
    }

    // --- connections and timing
    // ------------------------------------------------------------------------------------------

    private interface Party {
        void play() throws IOException, InterruptedException;
    }

    /** Delays the client's reading thread, like a subscriber that processes messages on it. */
    private static final class Dawdler implements io.nats.client.ReadListener {
        @Override
        public void message(String operation, Message message) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Connection connect(String name) throws IOException, InterruptedException {
        return connect(options(name).build());
    }

    private Connection connect(Options options) throws IOException, InterruptedException {
        Connection connection = io.nats.client.Nats.connect(options);
        connections.add(connection);
        return connection;
    }

    private Options.Builder options(String name) {
        return new Options.Builder()
                .server(url)
                .connectionName(name)
                .maxReconnects(-1)
                .errorListener(new io.nats.client.ErrorListener() {});
    }

    private static void subscribe(Connection connection, String subject) {
        connection.createDispatcher(message -> {}).subscribe(subject);
    }

    private void every(Duration period, Party party) {
        Future<?> unused = clock.scheduleAtFixedRate(() -> run(party), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void after(Duration delay, Party party) {
        Future<?> unused = clock.schedule(() -> run(party), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(Party party) {
        try {
            party.play();
        } catch (IOException | IllegalStateException e) {
            // The server is down or stopping: the client reconnects by itself, and the next tick tries again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo-traffic");
        thread.setDaemon(true);
        return thread;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
