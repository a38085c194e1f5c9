/** What the configuration of a stream must be, may become, and is where it does not say. */
@NullMarked
package io.topz.broker.jetstream.config;

import org.jspecify.annotations.NullMarked;
