/** Go's text formats of times, durations and numbers in nats-server's documents, with formatting and parsing. */
@NullMarked
package io.topz.collectors.text;

import org.jspecify.annotations.NullMarked;
