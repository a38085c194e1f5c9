/** Tests of the demo. */
@NullMarked
package io.topz.app.demo;

import org.jspecify.annotations.NullMarked;
