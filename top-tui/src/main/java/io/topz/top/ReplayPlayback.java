package io.topz.top;

import io.topz.collectors.text.Uptime;
import io.topz.metrics.text.Times;
import io.topz.recordings.Replay;
import io.topz.top.format.SafeText;
import io.topz.top.key.Action;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.state.RecordingStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recording, poll by poll: each recorded poll stays on the screen for its interval divided by the speed. Used by the thread of the
 * dashboard; the file is read on the thread of the timer.
 */
final class ReplayPlayback implements Playback {

    /** The number of polls before a moment that are read first, so that rates and trends are known there. */
    private static final int RUN_UP = 12;

    /** The number of polls, and the time at the speed of the replay, for which a gap is shown after it. The longer counts. */
    private static final int REMARK_POLLS = 5;

    private static final Duration REMARK = Duration.ofSeconds(5);

    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0);
    private static final Duration JUMP = Duration.ofMinutes(1);

    private final Replay replay;
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

    /**
     * Creates the playback.
     *
     * @param speed recorded seconds per second
     */
    ReplayPlayback(Replay replay, double speed, Timer timer) {
        this.replay = replay;
        this.speed = speed;
        this.timer = timer;
        this.position = replay.position();
    }

    /** Does nothing: a recording is polled only when it plays, steps or jumps. */
    @Override
    public void prepare(Poller poller) {
        poller.setPaused(true);
    }

    /** Goes to the start position, reading some polls before it for the rates. */
    @Override
    public void start(Host host, long now) {
        dueAt = now + pause();
        go(host.poller(), replay.position(), 0);
    }

    @Override
    public void resume(Host host) {
        go(host.poller(), position, 0);
    }

    /** Polls that are only read for the rates are not drawn. */
    @Override
    public boolean turn(Host host, long now) {
        if (!waiting) {
            if (runUp.get() > 0) {
                runUp.decrementAndGet();
                step(host.poller());
            } else if (playing && !ended && now - dueAt >= 0) {
                dueAt = Math.max(dueAt + pause(), now - pause());
                step(host.poller());
            }
        }
        return !waiting || runUp.get() == 0;
    }

    /** Goes to the same moment again, because the polls before it requested other data. */
    @Override
    public void want(DataRequest request, Host host) {
        host.restart();
        resume(host);
    }

    @Override
    public boolean handles(Action action, Host host, long now) {
        switch (action) {
            case STEP_FORWARD -> {
                playing = false;
                if (!waiting) {
                    step(host.poller());
                }
            }
            case STEP_BACK -> {
                playing = false;
                jump(host, position, 1);
            }
            case JUMP_BACK -> jump(host, position.minus(JUMP), 0);
            case JUMP_FORWARD -> jump(host, position.plus(JUMP), 0);
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

    @Override
    public void heard(PollEvent event) {
        waiting &= event instanceof PollEvent.Asked;
    }

    /** Returns false: the polls of another server belong to other moments. */
    @Override
    public boolean continuesHistory() {
        return false;
    }

    /** Goes to another moment and drops everything that was learned from earlier polls. */
    private void jump(Host host, Instant time, int polls) {
        host.restart();
        go(host.poller(), time, polls);
    }

    private void go(Poller poller, Instant time, int polls) {
        waiting = true;
        ended = false;
        failure = null;
        timer.execute(() -> {
            try {
                int steps = replay.moveBefore(time, RUN_UP + polls);
                runUp.set(Math.max(0, steps - polls));
                position = replay.position();
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
                ended = !replay.step() || !replay.position().isBefore(replay.end());
                position = replay.position();
            } catch (IOException damaged) {
                stopAt(damaged);
            } finally {
                poller.pollOnce();
            }
        });
    }

    /** Reports that the rest of the file cannot be read; the polls read so far stay. */
    private void stopAt(IOException damaged) {
        ended = true;
        failure = damaged.getMessage() == null ? damaged.toString() : damaged.getMessage();
    }

    /** The time for which a poll stays on the screen, in nanoseconds. */
    private long pause() {
        return (long) (replay.interval().toNanos() / speed);
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

    @Override
    public RecordingStatus status() {
        String why = failure;
        if (why != null) {
            return new RecordingStatus(
                    "REPLAY " + Times.second(position) + "  CANNOT READ ON: " + SafeText.of(why),
                    true,
                    true,
                    remarks());
        }
        String how = ended ? "end" : playing ? "x" + factor() : "paused";
        Duration into = Duration.between(replay.start(), position);
        Duration total = Duration.between(replay.start(), replay.end());
        String where = "REPLAY %s  %s/%s  %s"
                .formatted(Times.second(position), Uptime.format(into), Uptime.format(total), how);
        return new RecordingStatus(where, true, !playing || ended, remarks());
    }

    private List<String> remarks() {
        Duration polls = replay.interval().multipliedBy(REMARK_POLLS);
        Duration played = Duration.ofMillis((long) (REMARK.toMillis() * speed));
        return replay.remarks(position, polls.compareTo(played) > 0 ? polls : played);
    }

    private String factor() {
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }
}
