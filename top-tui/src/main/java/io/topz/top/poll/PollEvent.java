package io.topz.top.poll;

import io.topz.collectors.CollectException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An event of the {@link Poller}. Times are in nanoseconds of the local clock. */
public sealed interface PollEvent {

    /** A poll has started. */
    record Asked(long at) implements PollEvent {}

    /**
     * A poll succeeded.
     *
     * @param interval the current time between polls
     */
    record Answered(Sample sample, Duration interval) implements PollEvent {}

    /**
     * A poll failed.
     *
     * @param kind the kind of failure; null for a refusal or a defect
     * @param sentence the message for the user
     * @param retryIn the time until the next poll
     */
    record Failed(CollectException.@Nullable Kind kind, String sentence, long at, Duration retryIn)
            implements PollEvent {}
}
