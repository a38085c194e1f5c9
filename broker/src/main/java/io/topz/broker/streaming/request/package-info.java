/** The requests of NATS Streaming clients. */
@NullMarked
package io.topz.broker.streaming.request;

import org.jspecify.annotations.NullMarked;
