package io.topz.top;

import io.topz.recordings.Recorder;
import io.topz.recordings.Replay;
import org.jspecify.annotations.Nullable;

/**
 * The recording that is made of the watched servers or replayed in their place.
 *
 * @param recorder the recorder of the sources, null if they are not recorded; closed by the caller
 * @param replay the recording that the sources play, null if they are live; closed by the caller
 * @param speed the speed of the replay: recorded seconds per second
 */
public record PlaybackOptions(
        @Nullable Recorder recorder, @Nullable Replay replay, double speed) {

    /** The options for live servers without a recording. */
    public static final PlaybackOptions LIVE = new PlaybackOptions(null, null, 1);
}
