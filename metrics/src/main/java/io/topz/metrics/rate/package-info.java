/** Rates of counters, by the clock of the server that counts. */
@NullMarked
package io.topz.metrics.rate;

import org.jspecify.annotations.NullMarked;
