/** The programs of stock clients, which run against the service in a broker and on other servers. */
@NullMarked
package io.topz.broker.streaming.stock;

import org.jspecify.annotations.NullMarked;
