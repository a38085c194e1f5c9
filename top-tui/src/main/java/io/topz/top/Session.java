package io.topz.top;

import io.topz.recordings.Recorder;
import io.topz.recordings.Replay;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a session: a recorder of the watched servers, or the recording that is replayed.
 *
 * @param recorder what the sources are recorded with, null when they are not; closed by the caller
 * @param replay the recording that the sources play, null when they are live; closed by the caller
 * @param speed how fast it plays: recorded seconds in a second
 */
public record Session(@Nullable Recorder recorder, @Nullable Replay replay, double speed) {

    /** Live and not recorded. */
    public static final Session LIVE = new Session(null, null, 1);
}
