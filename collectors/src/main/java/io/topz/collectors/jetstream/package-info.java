/** What earlier answers taught of JetStream. */
@NullMarked
package io.topz.collectors.jetstream;

import org.jspecify.annotations.NullMarked;
