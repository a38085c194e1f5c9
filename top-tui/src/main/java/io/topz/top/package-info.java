/** The dashboard: polls a collector, computes rates and draws them. */
@NullMarked
package io.topz.top;

import org.jspecify.annotations.NullMarked;
