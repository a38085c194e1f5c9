/** Consumers: which messages of a stream are delivered to whom, and what became of them. */
@NullMarked
package io.topz.broker.jetstream.consumer;

import org.jspecify.annotations.NullMarked;
