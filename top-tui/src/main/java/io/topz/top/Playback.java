package io.topz.top;

import io.topz.top.key.Action;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.poll.Timer;
import io.topz.top.state.RecordingStatus;
import org.jspecify.annotations.Nullable;

/** Drives the polls of the dashboard: of live servers, or of a recording. Belongs to the thread of the dashboard. */
interface Playback {

    /** The dashboard, as a playback sees it. */
    interface Host {

        /** The poller of the watched server. */
        Poller poller();

        /** Replaces the poller by one that has polled nothing yet, and forgets earlier samples. */
        void restart();

        /** Asks for what the open page needs, if that has changed. */
        void updateRequest();
    }

    /** The playback that the options ask for. */
    static Playback of(PlaybackOptions options, Timer timer) {
        return options.replay() == null
                ? new LivePlayback(options.recorder())
                : new ReplayPlayback(options.replay(), options.speed(), timer);
    }

    /** Prepares a new poller of the watched server. */
    void prepare(Poller poller);

    /** Polls for the first time. */
    void start(Host host, long now);

    /** Polls a server that was just opened. */
    void resume(Host host);

    /** Performs the work that is due. Returns whether the state is meant to be drawn. */
    boolean turn(Host host, long now);

    /** Asks for something else from now on. */
    void want(DataRequest request, Host host);

    /** Obeys a command if it is about the playback. Returns whether it was. */
    boolean handles(Action action, Host host, long now);

    /** Takes an event of the watched server's poller. */
    void heard(PollEvent event);

    /** Whether the samples of a server that was left and opened again continue those before. */
    boolean continuesHistory();

    /** The status of the recording, null when there is none. */
    @Nullable
    RecordingStatus status();
}
