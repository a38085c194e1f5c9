/** Go's text formats of times, durations and numbers inside nats-server's documents, in both directions. */
@NullMarked
package io.topz.collectors.text;

import org.jspecify.annotations.NullMarked;
