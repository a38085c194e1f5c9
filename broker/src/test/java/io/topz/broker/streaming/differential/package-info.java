/** Scripts of the NATS Streaming protocol with the answers of nats-streaming-server, which the broker must also give. */
@NullMarked
package io.topz.broker.streaming.differential;

import org.jspecify.annotations.NullMarked;
