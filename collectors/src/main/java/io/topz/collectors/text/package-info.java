/** How Go prints times, durations and numbers: the texts inside nats-server's documents, both directions. */
@NullMarked
package io.topz.collectors.text;

import org.jspecify.annotations.NullMarked;
