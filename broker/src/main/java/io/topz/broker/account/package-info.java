/** Accounts, each with its own subjects, subscriptions and counters. */
@NullMarked
package io.topz.broker.account;

import org.jspecify.annotations.NullMarked;
