/** Text formats: widths, graphs, and remote text that is safe to display. */
@NullMarked
package io.topz.top.format;

import org.jspecify.annotations.NullMarked;
