package io.topz.top;

import io.topz.top.control.Commander;
import io.topz.top.control.News;
import io.topz.top.control.Settling;
import io.topz.top.key.Action;
import io.topz.top.key.Command;
import io.topz.top.key.Key;
import io.topz.top.key.Keymap;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.poll.Wish;
import io.topz.top.screen.Display;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.view.Views;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The loop of the dashboard: takes keys and news, changes the state, draws it. One thread; nothing in it waits for anything but the
 * next turn.
 */
final class Dashboard implements AutoCloseable {

    /** Something that happened outside the loop. */
    private sealed interface Event {

        /** The poller has news. */
        record Polled(PollEvent event) implements Event {}

        /** A name of a host became known. */
        record NamesChanged() implements Event {}
    }

    /** How long the loop sleeps between looks at the keyboard: a key is answered within this time. */
    private static final Duration IDLE = Duration.ofMillis(25);

    /** How often ages on the screen are brought up to date. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(500);

    private final Display display;
    private final LongSupplier nanoTime;
    private final int maxRedraws;
    private final News news = new News();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Poller poller;
    private TopState state;
    private Wish asked;
    private boolean changed = true;
    private long drawnAt;
    private int redraws;

    Dashboard(Display display, Source source, Timer timer, LongSupplier nanoTime, TopState initial, int maxRedraws) {
        this.display = display;
        this.nanoTime = nanoTime;
        this.maxRedraws = maxRedraws;
        this.state = initial;
        this.asked = initial.wish();
        this.poller = new Poller(
                source.collector(),
                timer,
                nanoTime,
                event -> events.add(new Event.Polled(event)),
                asked,
                initial.settings().interval());
    }

    /** Tells the loop that names of hosts became known. From any thread. */
    void namesChanged() {
        events.add(new Event.NamesChanged());
    }

    /** Runs until the user quits or enough was shown. */
    void run() throws IOException {
        draw();
        poller.start();
        try {
            while (!turn()) {
                Event event = events.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (event != null) {
                    apply(event);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts to poll; {@link #run} does that by itself. */
    void start() throws IOException {
        draw();
        poller.start();
    }

    /** One turn of the loop. Returns whether it was the last one. */
    boolean turn() throws IOException {
        state = state.withNow(nanoTime.getAsLong());
        for (Key key = display.poll(); key != null; key = display.poll()) {
            Command command = Keymap.command(state.mode(), key);
            if (command == Action.QUIT) {
                return true;
            }
            if (command != null) {
                apply(command);
            }
        }
        for (Event event = events.poll(); event != null; event = events.poll()) {
            apply(event);
        }
        if (changed || !display.size().equals(state.size()) || clockMoves()) {
            draw();
        }
        return maxRedraws > 0 && redraws >= maxRedraws;
    }

    private void apply(Command command) {
        if (command == Action.REDRAW) {
            display.redraw();
        }
        Settings before = state.settings();
        state = Commander.apply(state, command);
        changed = true;
        Settings after = state.settings();
        if (!state.wish().equals(asked)) {
            asked = state.wish();
            poller.want(asked);
        }
        if (!after.interval().equals(before.interval())) {
            state = state.withFeed(state.feed().withInterval(after.interval()));
            poller.setInterval(after.interval());
        }
        if (after.paused() != before.paused()) {
            poller.setPaused(after.paused());
        }
    }

    private void apply(Event event) {
        changed = true;
        if (event instanceof Event.Polled polled) {
            state = news.apply(state.withNow(nanoTime.getAsLong()), polled.event());
            changed = !(polled.event() instanceof PollEvent.Asked);
            redraws += polled.event() instanceof PollEvent.Answered ? 1 : 0;
        } else {
            state = Settling.looking(state);
        }
    }

    /** Whether an age on the screen has grown. */
    private boolean clockMoves() {
        boolean shown = state.feed().outage() != null || state.feed().askedAt() != null || state.notice() != null;
        return shown && state.now() - drawnAt >= CLOCK_STEP.toNanos();
    }

    private void draw() throws IOException {
        state = state.withSize(display.size()).withNow(nanoTime.getAsLong());
        display.show(Views.render(state));
        drawnAt = state.now();
        changed = false;
    }

    /** Ends polling. The display is the caller's. */
    @Override
    public void close() {
        poller.close();
    }
}
