/** NATS Streaming as a service of the broker. */
@NullMarked
package io.topz.broker.streaming.service;

import org.jspecify.annotations.NullMarked;
