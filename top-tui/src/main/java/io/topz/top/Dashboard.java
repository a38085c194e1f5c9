package io.topz.top;

import io.topz.metrics.text.Times;
import io.topz.top.control.Commander;
import io.topz.top.control.PollEventReducer;
import io.topz.top.control.SettingsChange;
import io.topz.top.key.Action;
import io.topz.top.key.Command;
import io.topz.top.key.Key;
import io.topz.top.key.Keymap;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.screen.Display;
import io.topz.top.state.Effect;
import io.topz.top.state.Mode;
import io.topz.top.state.Notice;
import io.topz.top.state.Outage;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.view.ScreenRenderer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The loop of the dashboard: reads keys and the events of the poller, changes the state and draws it. It runs on one thread and never waits
 * for the network.
 */
final class Dashboard implements Playback.Host, AutoCloseable {

    /** An event from outside the loop. */
    private sealed interface Event {

        /** An event of a poller; events of a poller that has been replaced are dropped. */
        record Polled(int generation, int server, PollEvent event) implements Event {}

        /** A host name has become known. */
        record NamesChanged() implements Event {}

        /** A component outside the loop that has failed for good. */
        record Broken(Throwable defect) implements Event {}
    }

    /** The time that the loop sleeps before it reads the keyboard again, so every key is answered within this time. */
    private static final Duration IDLE = Duration.ofMillis(40);

    /** The shorter time while the user types, so that a key that is held down moves smoothly. */
    private static final Duration TYPING = Duration.ofMillis(10);

    /** The time after a key during which the user counts as typing. */
    private static final Duration TYPING_LASTS = Duration.ofSeconds(2);

    /** The interval at which ages on the screen are updated. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(500);

    /** The time for which a confirmation stays on the screen. */
    private static final Duration NOTICE = Duration.ofSeconds(5);

    private final Display display;
    private final List<ServerSource> sources;
    private final Timer timer;
    private final LongSupplier nanoTime;
    private final TopOptions options;
    private final UserFiles files;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private TopState state;
    private int watched;
    private int generation;
    private PollEventReducer reducer = new PollEventReducer();
    private final Map<Integer, ServerHistory> memories = new HashMap<>();
    private Poller poller;
    private final Playback playback;
    private final Keymap keymap;
    private final OtherServers others;
    private DataRequest asked;
    private boolean changed = true;
    private long drawnAt;
    private boolean typed;
    private long typedAt;
    private int redraws;
    private long startedAt;

    /**
     * Creates the loop.
     *
     * @param sources the servers, at least one; the first is watched first
     * @param initial the initial state; its source and size are filled in
     * @param options the options; the loop needs the time limit for the first answer and the number of polls to show
     * @param files the place for copies and saved views
     * @param playback the playback of live servers or of a recording
     */
    Dashboard(
            Display display,
            List<ServerSource> sources,
            Timer timer,
            LongSupplier nanoTime,
            TopState initial,
            TopOptions options,
            UserFiles files,
            Playback playback) {
        this.display = display;
        this.sources = List.copyOf(sources);
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.options = options;
        this.files = files;
        this.playback = playback;
        this.keymap = Keymap.of(initial.views());
        this.state = named(initial);
        this.asked = state.request();
        this.poller = newPoller(watched);
        this.others = new OtherServers(sources.size(), this::newPoller);
    }

    /** Returns the state that the screen shows after a turn. Must be called on the thread of the loop. */
    TopState state() {
        return state;
    }

    /** Informs the loop that host names have become known. May be called from any thread. */
    void namesChanged() {
        events.add(new Event.NamesChanged());
    }

    /**
     * Ends the loop because of a defect in another thread: the data on the screen could no longer be trusted. May be called from any
     * thread.
     */
    void broken(Throwable defect) {
        events.add(new Event.Broken(defect));
    }

    /** Draws the first frame and starts polling. */
    void start() throws IOException {
        startedAt = nanoTime.getAsLong();
        draw();
        playback.start(this, nanoTime.getAsLong());
        others.follow(watched, asked, state.settings());
    }

    /** Runs until the user quits or the requested number of polls has been shown. */
    void run() throws IOException {
        start();
        try {
            while (!turn()) {
                Event event = events.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
                if (event != null) {
                    apply(event);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration patience() {
        boolean typing = typed && nanoTime.getAsLong() - typedAt < TYPING_LASTS.toNanos();
        return typing ? TYPING : IDLE;
    }

    /** Performs one turn of the loop. Returns whether it was the last one. */
    boolean turn() throws IOException {
        state = state.withNow(nanoTime.getAsLong());
        for (Key key = display.poll(); key != null; key = display.poll()) {
            typed = true;
            typedAt = state.now();
            Command command = keymap.command(state.mode(), key);
            if (command == Action.QUIT) {
                return true;
            }
            if (command != null) {
                apply(command);
            }
            if (state.effect() != null && !run(state.effect())) {
                return true;
            }
        }
        for (Event event = events.poll(); event != null; event = events.poll()) {
            apply(event);
        }
        requireAnswer();
        boolean visible = playback.turn(this, state.now());
        if (visible && (changed || !display.size().equals(state.size()) || clockMoves())) {
            draw();
        }
        return options.maxRedraws() > 0 && redraws >= options.maxRedraws();
    }

    private void requireAnswer() throws IOException {
        Duration patience = options.patience();
        boolean over = !patience.isZero() && nanoTime.getAsLong() - startedAt >= patience.toNanos();
        if (over && state.feed().snapshot() == null) {
            Outage outage = state.feed().outage();
            String why = outage == null ? "the server has not answered yet" : outage.sentence();
            throw new IOException("waited " + Times.interval(patience) + "; " + why);
        }
    }

    /** Performs an effect outside the state. Returns whether the dashboard continues. */
    private boolean run(Effect effect) throws IOException {
        state = state.withEffect(null);
        if (effect instanceof Effect.Quit) {
            return false;
        }
        if (effect instanceof Effect.Suspend) {
            display.suspend();
            changed = true;
            return true;
        }
        try {
            if (effect instanceof Effect.Copy copy) {
                display.copy(copy.text());
                tell("copied to the terminal's clipboard if it has one, and to " + files.keepCopy(copy.text()));
            } else if (effect instanceof Effect.Save save) {
                tell("the next start opens this view; saved in " + files.keepView(save.text()));
            }
        } catch (IOException unwritable) {
            tell("cannot write: " + unwritable.getMessage());
        }
        return true;
    }

    private void tell(String sentence) {
        state = state.withNotice(new Notice(sentence, state.now() + NOTICE.toNanos()));
    }

    private void apply(Command command) {
        changed = true;
        if (command instanceof Action action
                && state.mode() instanceof Mode.Browse
                && playback.handles(action, this, state.now())) {
            return;
        }
        if (command == Action.REDRAW) {
            display.redraw();
        } else if (command == Action.NEXT_SERVER || command == Action.PREVIOUS_SERVER) {
            watch(watched + (command == Action.NEXT_SERVER ? 1 : -1));
        } else {
            Settings before = state.settings();
            state = Commander.apply(state, command);
            tellPoller(before, state.settings());
        }
    }

    @Override
    public Poller poller() {
        return poller;
    }

    @Override
    public void updateRequest() {
        tellPoller(state.settings(), state.settings());
    }

    /** Starts with a new poller; the screen stays as it is until the next sample. */
    @Override
    public void restart() {
        generation++;
        poller.close();
        reducer = new PollEventReducer();
        state = state.withFeed(ServerFeed.empty(state.settings().interval())
                        .withSnapshot(state.feed().snapshot()))
                .withIncident(null);
        poller = newPoller(watched);
    }

    private void tellPoller(Settings before, Settings after) {
        if (!state.request().equals(asked)) {
            asked = state.request();
            playback.want(asked, this);
            others.follow(watched, asked, after);
        }
        if (!after.interval().equals(before.interval())) {
            state = state.withFeed(state.feed().withInterval(after.interval()));
            poller.setInterval(after.interval());
        }
        if (after.paused() != before.paused()) {
            poller.setPaused(after.paused());
        }
        others.settle(before, after);
    }

    /** Switches to another server, with the same view and order. */
    private void watch(int index) {
        int target = Math.floorMod(index, sources.size());
        if (target == watched) {
            return;
        }
        memories.put(watched, new ServerHistory(reducer, state));
        watched = target;
        generation++;
        poller.close();
        others.close();
        ServerHistory memory = memories.get(target);
        reducer = memory == null || !playback.continuesHistory() ? new PollEventReducer() : memory.reducer();
        state = ServerHistory.remembered(named(ServerHistory.turned(state, memory)), memory);
        asked = state.request();
        poller = newPoller(watched);
        playback.resume(this);
        others.follow(watched, asked, state.settings());
    }

    private TopState named(TopState unnamed) {
        String position = sources.size() == 1 ? "" : "  (" + (watched + 1) + " of " + sources.size() + ")";
        Settings settings = unnamed.settings().withSource(sources.get(watched).name() + position);
        return unnamed.withSettings(settings)
                .withFeed(ServerFeed.empty(settings.interval()))
                .withNeighbours(ServerSource.beside(watched, sources));
    }

    private Poller newPoller(int server) {
        int own = generation;
        DataRequest beside = asked.besides();
        Poller made = new Poller(
                sources.get(server).collector(),
                timer,
                nanoTime,
                event -> events.add(new Event.Polled(own, server, event)),
                server != watched && beside != null ? beside : asked,
                state.settings().interval());
        if (server == watched) {
            playback.prepare(made);
        } else {
            made.setWatching(false);
        }
        return made;
    }

    private void apply(Event event) {
        if (event instanceof Event.Broken broken) {
            throw new IllegalStateException("polling broke: " + broken.defect(), broken.defect());
        }
        if (event instanceof Event.NamesChanged) {
            state = SettingsChange.looking(state);
            changed = true;
        } else if (event instanceof Event.Polled polled && polled.generation() == generation) {
            if (polled.server() != watched) {
                reducer.heard(polled.server(), sources.get(polled.server()).name(), polled.event());
                return;
            }
            playback.heard(polled.event());
            state = reducer.apply(state.withNow(nanoTime.getAsLong()), polled.event());
            changed |= !(polled.event() instanceof PollEvent.Asked);
            redraws += polled.event() instanceof PollEvent.Answered ? 1 : 0;
        }
    }

    /** Whether an age on the screen has grown. */
    private boolean clockMoves() {
        boolean shown = state.feed().outage() != null || state.feed().askedAt() != null || state.notice() != null;
        return shown && state.now() - drawnAt >= CLOCK_STEP.toNanos();
    }

    private void draw() throws IOException {
        state = state.withSize(display.size()).withNow(nanoTime.getAsLong());
        state = state.withFeed(state.feed().withRecording(playback.status()));
        display.mouse(state.settings().mouse());
        display.show(ScreenRenderer.render(state));
        drawnAt = state.now();
        changed = false;
    }

    /** Stops polling. The caller closes the display and the timer. */
    @Override
    public void close() {
        others.close();
        poller.close();
    }
}
