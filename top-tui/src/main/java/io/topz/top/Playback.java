package io.topz.top;

import io.topz.top.key.Action;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.state.RecordingStatus;
import org.jspecify.annotations.Nullable;

/** Drives the polls of the dashboard, of live servers or of a recording. Used by the thread of the dashboard. */
interface Playback {

    /** The part of the dashboard that a playback uses. */
    interface Host {

        /** The poller of the watched server. */
        Poller poller();

        /** Replaces the poller by a new one and forgets earlier samples. */
        void restart();

        /** Requests the data that the open page needs, if that has changed. */
        void updateRequest();
    }

    /** Returns the playback that the options request. */
    static Playback of(PlaybackOptions options, Timer timer) {
        return options.replay() == null
                ? new LivePlayback(options.recorder())
                : new ReplayPlayback(options.replay(), options.speed(), timer);
    }

    /** Prepares a new poller of the watched server. */
    void prepare(Poller poller);

    /** Starts the first poll. */
    void start(Host host, long now);

    /** Polls a server that has just been opened. */
    void resume(Host host);

    /** Performs the work that is due. Returns whether the state should be drawn. */
    boolean turn(Host host, long now);

    /** Changes the requested data from now on. */
    void want(DataRequest request, Host host);

    /** Handles an action if it concerns the playback. Returns whether it did. */
    boolean handles(Action action, Host host, long now);

    /** Receives an event of the watched server's poller. */
    void heard(PollEvent event);

    /** Whether the samples of a server that is opened again continue its earlier ones. */
    boolean continuesHistory();

    /** The status of the recording, null if there is none. */
    @Nullable
    RecordingStatus status();
}
