/**
 * Plays scripted JetStream workloads to the broker and to a real nats-server. The scripts are in the resource files of this package, with
 * the answers of nats-server 2.10.27; {@link Recorder} updates them.
 */
@NullMarked
package io.topz.broker.jetstream.differential;

import org.jspecify.annotations.NullMarked;
