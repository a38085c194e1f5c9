/** The requests of {@code $JS.API} and their answers. */
@NullMarked
package io.topz.broker.jetstream.api;

import org.jspecify.annotations.NullMarked;
