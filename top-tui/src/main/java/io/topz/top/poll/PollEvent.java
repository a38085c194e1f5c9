package io.topz.top.poll;

import io.topz.collectors.CollectException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** News from the {@link Poller}. Times are nanoseconds of the local clock. */
public sealed interface PollEvent {

    /** A poll has started. */
    record Asked(long at) implements PollEvent {}

    /**
     * A poll succeeded.
     *
     * @param interval the time from one poll to the next at the present pace
     */
    record Answered(Sample sample, Duration interval) implements PollEvent {}

    /**
     * A poll failed.
     *
     * @param kind why, null for a refusal or a defect
     * @param sentence why, for people
     * @param retryIn when the next one begins
     */
    record Failed(CollectException.@Nullable Kind kind, String sentence, long at, Duration retryIn)
            implements PollEvent {}
}
