/** The same numbers as text or CSV, without a terminal. */
@NullMarked
package io.topz.top.batch;

import org.jspecify.annotations.NullMarked;
