/** How far a consumer has come: what was delivered, what waits for its acknowledgement, what must be delivered again. */
@NullMarked
package io.topz.broker.jetstream.consumer.state;

import org.jspecify.annotations.NullMarked;
