@NullMarked
package io.topz.app.log;

import org.jspecify.annotations.NullMarked;
