/** JetStream configurations remembered from earlier answers. */
@NullMarked
package io.topz.collectors.jetstream;

import org.jspecify.annotations.NullMarked;
