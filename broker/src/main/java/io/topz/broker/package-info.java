/**
 * The NATS broker: {@link io.topz.broker.Broker} starts and stops it.
 *
 * <p>The packages in the order in which a message passes through them: {@code client} owns and reads the connection, {@code protocol}
 * parses the bytes into commands, {@code route} finds the subscribers in the {@code subject} table of the publisher's {@code account},
 * and {@code client} again collects, hands over and writes the output. Services build on that core, such as {@code jetstream} and
 * {@code streaming}: they work in turns ({@code reactor}), store their data with {@code store}, and implement the contract in
 * {@code service}.
 */
@NullMarked
package io.topz.broker;

import org.jspecify.annotations.NullMarked;
