/** Checks for monitoring systems: figures, thresholds, one line and an exit code. */
@NullMarked
package io.topz.app.check;

import org.jspecify.annotations.NullMarked;
