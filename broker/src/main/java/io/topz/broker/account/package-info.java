/** Accounts: each has its own subjects, subscriptions and figures. */
@NullMarked
package io.topz.broker.account;

import org.jspecify.annotations.NullMarked;
