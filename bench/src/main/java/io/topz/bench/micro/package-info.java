/** JMH benchmarks of the parts that every message or every request goes through. */
@NullMarked
package io.topz.bench.micro;

import org.jspecify.annotations.NullMarked;
