/** Consumer configuration: validation, defaults, and permitted updates. */
@NullMarked
package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.NullMarked;
