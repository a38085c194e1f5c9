/** The terminal. Only this package uses Lanterna. */
@NullMarked
package io.topz.top.screen;

import org.jspecify.annotations.NullMarked;
