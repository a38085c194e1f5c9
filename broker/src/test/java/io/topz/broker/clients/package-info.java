/** Stock NATS clients on the broker. */
@NullMarked
package io.topz.broker.clients;

import org.jspecify.annotations.NullMarked;
