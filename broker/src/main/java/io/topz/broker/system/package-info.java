/** Services of the server itself that clients ask by messages: {@code $SYS.REQ}. */
@NullMarked
package io.topz.broker.system;

import org.jspecify.annotations.NullMarked;
