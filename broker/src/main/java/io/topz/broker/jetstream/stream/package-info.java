/** Streams: what they store, what they drop, and how they are configured. */
@NullMarked
package io.topz.broker.jetstream.stream;

import org.jspecify.annotations.NullMarked;
