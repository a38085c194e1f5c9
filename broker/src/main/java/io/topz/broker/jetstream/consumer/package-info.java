/** Consumers: deliver the messages of streams and track their acknowledgements. */
@NullMarked
package io.topz.broker.jetstream.consumer;

import org.jspecify.annotations.NullMarked;
