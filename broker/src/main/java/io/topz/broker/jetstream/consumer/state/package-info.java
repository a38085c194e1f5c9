/** The progress of a consumer: deliveries, pending acknowledgements, and redeliveries. */
@NullMarked
package io.topz.broker.jetstream.consumer.state;

import org.jspecify.annotations.NullMarked;
