/** Compares the monitoring port with a real nats-server's after the same workload. */
@NullMarked
package io.topz.app.monitoring;

import org.jspecify.annotations.NullMarked;
