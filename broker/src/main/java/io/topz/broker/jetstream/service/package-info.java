/** JetStream as the broker starts, stops and watches it. */
@NullMarked
package io.topz.broker.jetstream.service;

import org.jspecify.annotations.NullMarked;
