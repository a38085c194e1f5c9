/**
 * JetStream: streams that store messages, and consumers that deliver them. It works in turns, one at a time: on a thread of its own, or on
 * an event loop for a few small messages while that thread is idle.
 */
@NullMarked
package io.topz.broker.jetstream;

import org.jspecify.annotations.NullMarked;
