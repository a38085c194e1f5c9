/** Live counters: written by one thread, read by any. */
@NullMarked
package io.topz.collectors.counter;

import org.jspecify.annotations.NullMarked;
