/** The terminal. The only package that knows Lanterna. */
@NullMarked
package io.topz.top.screen;

import org.jspecify.annotations.NullMarked;
