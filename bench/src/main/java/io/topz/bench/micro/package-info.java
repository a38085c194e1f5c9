/** JMH benchmarks of the code that every message or request passes through. */
@NullMarked
package io.topz.bench.micro;

import org.jspecify.annotations.NullMarked;
