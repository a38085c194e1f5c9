/**
 * The NATS broker: {@link io.topz.broker.Broker} starts and stops it.
 *
 * <p>The packages in the order of a message's way: {@code client} reads and owns the connection, {@code protocol} turns bytes
 * into commands, {@code route} finds who gets a message with the {@code subject} table of the publisher's {@code account},
 * and {@code client} again stages, hands over and writes what goes out. On top of that core are services, which work in turns
 * ({@code reactor}) and keep what is to last in {@code store}: {@code service} holds their contract, {@code jetstream} is one.
 */
@NullMarked
package io.topz.broker;

import org.jspecify.annotations.NullMarked;
