package io.topz.top;

import io.topz.collectors.text.Uptime;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.recordings.Recorder;
import io.topz.recordings.Replay;
import io.topz.top.format.SafeText;
import io.topz.top.key.Action;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.state.Tape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recording, poll by poll: each recorded poll takes its time, divided by the speed, on the screen. Belongs to the thread of
 * the dashboard; reads the file on the timer's.
 */
final class Deck {

    /** Polls that are passed through on the way to another moment: so many, that rates and trends are there. */
    private static final int RUN_UP = 12;

    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0);
    private static final Duration JUMP = Duration.ofMinutes(1);

    private final @Nullable Replay replay;
    private final @Nullable Recorder recorder;
    private final Timer timer;
    private double speed;
    private boolean playing = true;
    private boolean waiting;
    private long dueAt;

    // written on the timer's thread
    private volatile Instant position;
    private volatile boolean ended;
    private volatile @Nullable String failure;
    private final AtomicInteger runUp = new AtomicInteger();

    Deck(Session session, Timer timer) {
        this.replay = session.replay();
        this.recorder = session.recorder();
        this.timer = timer;
        this.speed = session.speed();
        this.position = replay == null ? Instant.EPOCH : replay.position();
    }

    /** Whether a recording is watched, and no server. */
    boolean isReplay() {
        return replay != null;
    }

    /** Begins: goes to the moment that is set, with some polls before it for the rates. */
    void start(Poller poller, long now) {
        dueAt = now + pause();
        go(poller, replay().position(), 0);
    }

    /** Whether polls are passed through that are not meant to be seen. */
    boolean isRunningUp() {
        return waiting && runUp.get() > 0;
    }

    /** The next poll when it is time for it. */
    void turn(Poller poller, long now) {
        if (waiting) {
            return;
        }
        if (runUp.get() > 0) {
            runUp.decrementAndGet();
            step(poller);
        } else if (playing && !ended && now - dueAt >= 0) {
            dueAt = Math.max(dueAt + pause(), now - pause());
            step(poller);
        }
    }

    /** Takes what a poller told. */
    void heard(PollEvent event) {
        waiting &= event instanceof PollEvent.Asked;
    }

    /** Shows the moment again: another view was opened. */
    void look(Poller fresh) {
        go(fresh, position, 0);
    }

    /** Whether a command is meant for it and does not need another poller. */
    boolean takes(Action action, Poller poller, long now) {
        switch (action) {
            case STEP_FORWARD -> {
                playing = false;
                if (!waiting) {
                    step(poller);
                }
            }
            case PAUSE -> {
                playing = !playing;
                dueAt = now + pause();
            }
            case FASTER, SLOWER, LONGER_INTERVAL, SHORTER_INTERVAL -> {
                speed = neighbour(action == Action.FASTER || action == Action.SHORTER_INTERVAL);
                dueAt = now + pause();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a command goes to another moment: everything that was learned until now is of no use there. */
    static boolean isJump(Action action) {
        return action == Action.STEP_BACK || action == Action.JUMP_BACK || action == Action.JUMP_FORWARD;
    }

    /** Goes to another moment. */
    void jump(Action action, Poller fresh) {
        switch (action) {
            case STEP_BACK -> {
                playing = false;
                go(fresh, position, 1);
            }
            case JUMP_BACK -> go(fresh, position.minus(JUMP), 0);
            default -> go(fresh, position.plus(JUMP), 0);
        }
    }

    private void go(Poller poller, Instant time, int polls) {
        waiting = true;
        ended = false;
        failure = null;
        timer.execute(() -> {
            try {
                Replay recording = replay();
                int steps = recording.moveBefore(time, RUN_UP + polls);
                runUp.set(Math.max(0, steps - polls));
                position = recording.position();
            } catch (IOException damaged) {
                stopAt(damaged);
            } finally {
                poller.pollOnce();
            }
        });
    }

    private void step(Poller poller) {
        waiting = true;
        timer.execute(() -> {
            try {
                Replay recording = replay();
                ended = !recording.step() || !recording.position().isBefore(recording.end());
                position = recording.position();
            } catch (IOException damaged) {
                stopAt(damaged);
            } finally {
                poller.pollOnce();
            }
        });
    }

    /** What follows cannot be read: what was read so far stays, and it is told. */
    private void stopAt(IOException damaged) {
        ended = true;
        failure = damaged.getMessage() == null ? damaged.toString() : damaged.getMessage();
    }

    /** How long a poll stays on the screen, in nanoseconds. */
    private long pause() {
        return (long) (replay().interval().toNanos() / speed);
    }

    private double neighbour(boolean faster) {
        double found = speed;
        for (double one : SPEEDS) {
            if (faster && one > speed) {
                return one;
            }
            found = !faster && one < speed ? one : found;
        }
        return found;
    }

    /** What the screen says of it; null when nothing is recorded or replayed. */
    @Nullable
    Tape tape() {
        if (recorder != null) {
            return recorder.failure()
                    .map(failure -> new Tape("NOT RECORDED: " + failure, false, true))
                    .orElseGet(() -> new Tape(
                            "REC " + Quantity.bytesWithUnit(Quantity.unsigned(recorder.bytes())), false, false));
        }
        if (replay == null) {
            return null;
        }
        String why = failure;
        if (why != null) {
            return new Tape("REPLAY " + Times.second(position) + "  CANNOT READ ON: " + SafeText.of(why), true, true);
        }
        String how = ended ? "end" : playing ? "x" + factor() : "paused";
        Duration into = Duration.between(replay.start(), position);
        Duration total = Duration.between(replay.start(), replay.end());
        String where = "REPLAY %s  %s/%s  %s"
                .formatted(Times.second(position), Uptime.format(into), Uptime.format(total), how);
        return new Tape(where, true, !playing || ended);
    }

    private String factor() {
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }

    private Replay replay() {
        if (replay == null) {
            throw new IllegalStateException("no recording is watched");
        }
        return replay;
    }
}
