package io.topz.top.testing;

import io.topz.top.canvas.Frame;
import io.topz.top.canvas.Size;
import io.topz.top.control.PollEventReducer;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.view.ScreenRenderer;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Frames of a server with traffic, one per second. */
public final class Screens {

    /** The sizes of stored screens: an uncomfortably small one, the usual initial size of terminals, and two larger ones. */
    public static final List<Size> SIZES =
            List.of(new Size(40, 10), new Size(80, 24), new Size(120, 40), new Size(200, 60));

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The server that is drawn. */
    public final FakeServer server = new FakeServer();

    private final ManualTimer timer = new ManualTimer();
    private final List<PollEvent> events = new ArrayList<>();
    private final PollEventReducer reducer = new PollEventReducer();
    private final Settings settings = Settings.DEFAULT
            .withSource("http://127.0.0.1:8222")
            .withInterval(SECOND)
            .withSubs(true);
    private final Poller poller;
    private TopState state = TopState.initial(settings, new Size(80, 24), StandardViews.ALL, StandardViews.CONNECTIONS);

    public Screens() {
        server.connect(1, "order-service");
        server.connect(2, "billing-worker");
        poller = new Poller(() -> new FakeCollector(server), timer, timer, events::add, state.request(), SECOND);
    }

    /** The sizes, for parameters of tests. */
    public static Stream<Size> sizes() {
        return SIZES.stream();
    }

    /** Every view of the dashboard, for parameters of tests. */
    public static Stream<View> views() {
        return StandardViews.ALL.all().stream();
    }

    /** The next second. */
    public Frame next(Size size) {
        server.traffic(1, 2, 150);
        if (events.isEmpty()) {
            poller.start();
        } else {
            server.pass(SECOND);
            timer.advance(SECOND);
        }
        for (PollEvent event : events) {
            state = reducer.apply(state, event);
        }
        events.subList(1, events.size()).clear();
        return ScreenRenderer.render(state.withSize(size).withNow(timer.getAsLong()));
    }

    /** The next second of a server whose texts are all meant to harm. */
    public Frame hostile(Size size, int seed) {
        SplittableRandom random = new SplittableRandom(99 + seed);
        server.change(document ->
                document.serverName(text(random)).version(text(random)).uptime(text(random)));
        for (long cid = 1; cid <= 2; cid++) {
            server.connection(
                    cid,
                    conn -> conn.name(text(random))
                            .lang(text(random))
                            .version(text(random))
                            .uptime(text(random))
                            .ip(text(random))
                            .subscriptionsList(List.of(text(random))));
        }
        return next(size);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x7F + random.nextInt(0x30);
                        case 2 -> 0x2000 + random.nextInt(0x70);
                        default -> random.nextInt(0xD800);
                    });
        }
        return text.append("\u001b[2J\u001b]0;owned\u0007\u009b31m\u202E").toString();
    }
}
