/** Documents from recorded answers of a monitoring port. */
@NullMarked
package io.topz.recordings;

import org.jspecify.annotations.NullMarked;
