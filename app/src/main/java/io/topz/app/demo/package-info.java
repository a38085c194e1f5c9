/** Live traffic to look at: stock clients that publish, subscribe, share work, ask, answer, come and go, and fall behind. */
@NullMarked
package io.topz.app.demo;

import org.jspecify.annotations.NullMarked;
