/** The directories of JetStream: the locations of its accounts, streams and consumers in the store. */
@NullMarked
package io.topz.broker.jetstream.store;

import org.jspecify.annotations.NullMarked;
