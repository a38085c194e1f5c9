/** The screen as a grid of cells: frames, lines of styled text, and the canvas that draws them. */
@NullMarked
package io.topz.top.canvas;

import org.jspecify.annotations.NullMarked;
