/** The composition root: the command line, the demo, and who is wired to whom. */
@NullMarked
package io.topz.app;

import org.jspecify.annotations.NullMarked;
