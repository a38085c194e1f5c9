/** JetStream as a service of the broker: start, stop and monitoring. */
@NullMarked
package io.topz.broker.jetstream.service;

import org.jspecify.annotations.NullMarked;
