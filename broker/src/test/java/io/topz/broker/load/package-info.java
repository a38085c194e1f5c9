/**
 * Load tests of counters and endurance: a million messages, hostile input, slow readers, connections that come and go. {@code -Dtopz.seed}
 * sets the seed of random choices.
 */
@NullMarked
package io.topz.broker.load;

import org.jspecify.annotations.NullMarked;
