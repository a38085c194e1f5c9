package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one account through a gateway.
 *
 * @param name account
 * @param interestMode {@code Optimistic}, {@code Transitioning} or {@code Interest-Only}
 * @param noInterestCount subjects without interest so far
 * @param interestOnlyThreshold how many of those switch the mode, 1000
 * @param numSubs subscriptions of the remote; outbound only
 * @param numQueueSubs queue subscriptions of the remote; outbound only
 * @param subscriptionsList subjects of the remote's interest; outbound only, when asked for (since 2.10.26)
 * @param subscriptionsListDetail the remote's interest; outbound only, when asked for (since 2.10.26)
 */
@RecordBuilder
public record AccountGatewayz(
        @Nullable String name,
        @Nullable String interestMode,
        @Nullable Long noInterestCount,
        @Nullable Long interestOnlyThreshold,
        @Nullable Long numSubs,
        @Nullable Long numQueueSubs,
        @Nullable List<String> subscriptionsList,
        @Nullable List<SubDetail> subscriptionsListDetail) {}
