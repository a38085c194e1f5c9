/** The screen as cells of text: styles, lines of styled text, and the frame that they are drawn on. */
@NullMarked
package io.topz.top.canvas;

import org.jspecify.annotations.NullMarked;
