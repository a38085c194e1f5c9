/** The dashboard: polls a collector, derives rates, draws. */
@NullMarked
package io.topz.top;

import org.jspecify.annotations.NullMarked;
