/** Tests of the broker with standard NATS clients. */
@NullMarked
package io.topz.broker.clients;

import org.jspecify.annotations.NullMarked;
