/** NATS Streaming on other servers: its connections over the network, with jnats. */
@NullMarked
package io.topz.app.remote;

import org.jspecify.annotations.NullMarked;
