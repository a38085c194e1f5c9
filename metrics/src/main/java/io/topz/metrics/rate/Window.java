package io.topz.metrics.rate;

import java.time.Duration;

/**
 * The permitted distance of two samples whose difference is taken as the current rate.
 *
 * @param min closer ones say little: a view that was opened between two polls asks out of turn
 * @param max further ones say what was, not what is
 */
public record Window(Duration min, Duration max) {}
