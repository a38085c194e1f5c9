/**
 * The services on top of the broker's core: the contract of a {@link io.topz.broker.service.Service}, and the {@link
 * io.topz.broker.service.ServiceContext} through which it uses the broker.
 */
@NullMarked
package io.topz.broker.service;

import org.jspecify.annotations.NullMarked;
