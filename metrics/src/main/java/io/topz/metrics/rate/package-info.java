/** How fast counters grow, by the clock of the server that counts. */
@NullMarked
package io.topz.metrics.rate;

import org.jspecify.annotations.NullMarked;
