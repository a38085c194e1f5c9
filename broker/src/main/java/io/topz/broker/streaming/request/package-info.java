/** The requests of NATS Streaming's clients. */
@NullMarked
package io.topz.broker.streaming.request;

import org.jspecify.annotations.NullMarked;
