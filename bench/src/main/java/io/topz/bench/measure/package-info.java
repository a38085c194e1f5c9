/** Measured numbers: metrics, readings, latencies and CPU times. */
@NullMarked
package io.topz.bench.measure;

import org.jspecify.annotations.NullMarked;
