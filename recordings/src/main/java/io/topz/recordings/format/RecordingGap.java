package io.topz.recordings.format;

import java.time.Duration;
import java.time.Instant;

/**
 * A part of a recording without answers.
 *
 * @param after the last moment before it
 * @param until the first moment after it
 * @param text the reason, a sentence for people
 */
public record RecordingGap(Instant after, Instant until, String text) {

    /** Whether a moment is in the gap or so shortly after it that the screen still suffers from it. */
    public boolean concerns(Instant moment, Duration shortly) {
        return moment.isAfter(after) && !moment.isAfter(until.plus(shortly));
    }
}
