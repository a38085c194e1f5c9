package io.topz.metrics.rate;

import java.time.Duration;

/**
 * The permitted distance of two samples whose difference counts as the current rate.
 *
 * @param min closer samples are too inaccurate, such as those of a view opened between two polls
 * @param max samples further apart describe the past instead of the present
 */
public record Window(Duration min, Duration max) {}
