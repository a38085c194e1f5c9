/** Live counters, each written by one thread and read by any. */
@NullMarked
package io.topz.collectors.counter;

import org.jspecify.annotations.NullMarked;
