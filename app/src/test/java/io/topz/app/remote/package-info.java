/** Tests of NATS Streaming on other servers. */
@NullMarked
package io.topz.app.remote;

import org.jspecify.annotations.NullMarked;
