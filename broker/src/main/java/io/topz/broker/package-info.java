/** The NATS broker: how to start one, and with which options. */
@NullMarked
package io.topz.broker;

import org.jspecify.annotations.NullMarked;
