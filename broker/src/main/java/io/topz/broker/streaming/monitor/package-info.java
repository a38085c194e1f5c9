/** The documents below {@code /streaming}. */
@NullMarked
package io.topz.broker.streaming.monitor;

import org.jspecify.annotations.NullMarked;
