/** Tests with programs in Go, Python and JavaScript that use the streaming clients of these languages. */
@NullMarked
package io.topz.broker.streaming.programs;

import org.jspecify.annotations.NullMarked;
