/** Documents over HTTP. */
@NullMarked
package io.topz.monitor;

import org.jspecify.annotations.NullMarked;
