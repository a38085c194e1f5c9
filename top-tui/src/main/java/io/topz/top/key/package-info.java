/** Keystrokes, their commands in each mode, and their list for the help page. */
@NullMarked
package io.topz.top.key;

import org.jspecify.annotations.NullMarked;
