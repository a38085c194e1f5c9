/** Parsing and formatting of numbers and times. */
@NullMarked
package io.topz.metrics.text;

import org.jspecify.annotations.NullMarked;
