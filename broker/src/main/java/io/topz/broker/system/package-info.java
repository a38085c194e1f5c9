/** Services of the server itself, which clients request at {@code $SYS.REQ}. */
@NullMarked
package io.topz.broker.system;

import org.jspecify.annotations.NullMarked;
