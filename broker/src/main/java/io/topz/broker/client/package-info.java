/**
 * Connections: their state, their commands, and the bytes that wait to be written to them.
 *
 * <p>A connection belongs to one event loop, which alone reads and writes its socket. A message for it may be published on any loop: the
 * publisher's loop collects it in a {@link io.topz.broker.client.OutboundBatch} and hands the batch over, once per read or when it is full,
 * to the connection's {@link io.topz.broker.client.Outbound}. The figures for monitoring are readable by any thread.
 */
@NullMarked
package io.topz.broker.client;

import org.jspecify.annotations.NullMarked;
