package io.topz.top.state;

import io.topz.collectors.CollectException;
import org.jspecify.annotations.Nullable;

/**
 * The reason for missing newer data. Times are nanoseconds of the local clock.
 *
 * @param kind null for a refusal or a defect
 * @param sentence a sentence for people; may contain remote text
 * @param retryAt the time of the next poll
 */
public record Outage(CollectException.@Nullable Kind kind, String sentence, long retryAt) {}
