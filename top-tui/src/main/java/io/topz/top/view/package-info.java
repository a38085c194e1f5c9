/** Pure functions from state to a frame of styled cells; a file per region of the screen. */
@NullMarked
package io.topz.top.view;

import org.jspecify.annotations.NullMarked;
