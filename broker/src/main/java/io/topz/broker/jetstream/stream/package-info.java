/** Streams: how they store, remove and copy messages. */
@NullMarked
package io.topz.broker.jetstream.stream;

import org.jspecify.annotations.NullMarked;
