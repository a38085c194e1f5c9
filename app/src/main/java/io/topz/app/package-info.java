/** The composition root: the command line, the demo, and the wiring of the modules. */
@NullMarked
package io.topz.app;

import org.jspecify.annotations.NullMarked;
