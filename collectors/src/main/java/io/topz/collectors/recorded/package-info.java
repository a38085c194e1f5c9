/** Documents from recorded answers of a monitoring port. */
@NullMarked
package io.topz.collectors.recorded;

import org.jspecify.annotations.NullMarked;
