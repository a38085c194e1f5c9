/** The NATS client protocol: bytes to commands and back. Knows nothing of connections or subscriptions. */
@NullMarked
package io.topz.broker.protocol;

import org.jspecify.annotations.NullMarked;
