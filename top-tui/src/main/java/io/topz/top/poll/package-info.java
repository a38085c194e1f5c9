/** Asks a collector, one request at a time, for what the open view needs, and says what came of it. */
@NullMarked
package io.topz.top.poll;

import org.jspecify.annotations.NullMarked;
