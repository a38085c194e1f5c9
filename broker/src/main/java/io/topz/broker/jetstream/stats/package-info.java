/** Counters of JetStream that the monitoring port shows. */
@NullMarked
package io.topz.broker.jetstream.stats;

import org.jspecify.annotations.NullMarked;
