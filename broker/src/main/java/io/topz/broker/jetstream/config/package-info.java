/** Stream configuration: validation, permitted updates, and defaults. */
@NullMarked
package io.topz.broker.jetstream.config;

import org.jspecify.annotations.NullMarked;
