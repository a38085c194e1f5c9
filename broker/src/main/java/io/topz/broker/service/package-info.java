/**
 * The services on top of the broker's core: what a {@link io.topz.broker.service.Service} promises to the broker, and what a
 * {@link io.topz.broker.service.ServiceContext} gives to it.
 */
@NullMarked
package io.topz.broker.service;

import org.jspecify.annotations.NullMarked;
