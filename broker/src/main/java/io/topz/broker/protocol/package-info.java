/** The NATS client protocol: parsing commands and encoding messages. Independent of connections and subscriptions. */
@NullMarked
package io.topz.broker.protocol;

import org.jspecify.annotations.NullMarked;
