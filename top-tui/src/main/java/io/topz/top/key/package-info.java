/** Keystrokes, the commands that they mean in each mode, and the list of them for the help page. */
@NullMarked
package io.topz.top.key;

import org.jspecify.annotations.NullMarked;
