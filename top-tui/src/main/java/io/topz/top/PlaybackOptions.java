package io.topz.top;

import io.topz.recordings.Recorder;
import io.topz.recordings.Replay;
import org.jspecify.annotations.Nullable;

/**
 * The recording that is made of the watched servers, or replayed in their place.
 *
 * @param recorder what the sources are recorded with, null when they are not; closed by the caller
 * @param replay the recording that the sources play, null when they are live; closed by the caller
 * @param speed how fast it plays: recorded seconds in a second
 */
public record PlaybackOptions(
        @Nullable Recorder recorder, @Nullable Replay replay, double speed) {

    /** Live and not recorded. */
    public static final PlaybackOptions LIVE = new PlaybackOptions(null, null, 1);
}
