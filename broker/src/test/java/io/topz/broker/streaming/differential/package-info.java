/** Scripts of NATS Streaming's protocol with the answers of nats-streaming-server, which ours must give, too. */
@NullMarked
package io.topz.broker.streaming.differential;

import org.jspecify.annotations.NullMarked;
