/**
 * Connections: what a client is, what it asked for, and what waits to be written to it.
 *
 * <p>A connection belongs to one event loop, which alone reads and writes its socket. A message for it may be published on
 * any loop: the publisher's loop collects it in a {@link io.topz.broker.client.Stage} and hands the stage over once per read,
 * or when it is full, to the connection's {@link io.topz.broker.client.Outbound}. What a monitor reads is readable by any
 * thread.
 */
@NullMarked
package io.topz.broker.client;

import org.jspecify.annotations.NullMarked;
