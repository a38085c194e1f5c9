/**
 * Plays scripted JetStream workloads to the broker and to a real nats-server. The scripts are in the resource files of
 * this package, with what nats-server 2.10.27 answered; {@link Recorder} writes them again.
 */
@NullMarked
package io.topz.broker.jetstream.differential;

import org.jspecify.annotations.NullMarked;
