/**
 * The directories of JetStream: where its accounts, streams and consumers are in the store.
 */
@NullMarked
package io.topz.broker.jetstream.store;

import org.jspecify.annotations.NullMarked;
