package io.topz.top.state;

import io.topz.collectors.CollectException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why there is no newer data. Times are nanoseconds of the local clock.
 *
 * @param kind null for a refusal or a defect
 * @param sentence for people; may carry remote text
 * @param retryAt when the next one begins
 */
public record Outage(CollectException.@Nullable Kind kind, String sentence, long retryAt) {}
