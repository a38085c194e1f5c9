/** What a consumer may be configured to do, what is assumed where nothing is said, and what may change later. */
@NullMarked
package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.NullMarked;
