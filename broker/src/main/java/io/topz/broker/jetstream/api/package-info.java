/** The requests of {@code $JS.API} and their responses. */
@NullMarked
package io.topz.broker.jetstream.api;

import org.jspecify.annotations.NullMarked;
