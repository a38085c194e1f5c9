/** Measured numbers: metrics and their values, latencies and CPU times. */
@NullMarked
package io.topz.bench.measure;

import org.jspecify.annotations.NullMarked;
