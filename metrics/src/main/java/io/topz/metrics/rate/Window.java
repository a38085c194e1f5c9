package io.topz.metrics.rate;

import java.time.Duration;

/**
 * How far two samples may lie apart for their difference to be the rate of now.
 *
 * @param min closer ones say little: a view that was opened between two polls asks out of turn
 * @param max further ones say what was, not what is
 */
public record Window(Duration min, Duration max) {}
