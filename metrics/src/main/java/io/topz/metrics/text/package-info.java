/** Numbers and times as text, and back. */
@NullMarked
package io.topz.metrics.text;

import org.jspecify.annotations.NullMarked;
