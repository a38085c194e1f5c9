/** Compares the monitoring port with that of a real nats-server after the same workload. */
@NullMarked
package io.topz.app.monitoring;

import org.jspecify.annotations.NullMarked;
