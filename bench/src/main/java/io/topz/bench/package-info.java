/** Benchmarks. */
@NullMarked
package io.topz.bench;

import org.jspecify.annotations.NullMarked;
