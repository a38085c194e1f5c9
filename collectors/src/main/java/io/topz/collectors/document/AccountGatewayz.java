package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account sends through a gateway.
 *
 * @param name account
 * @param interestMode Optimistic, Transitioning, Interest-Only
 * @param noInterestCount no interest count
 * @param interestOnlyThreshold 1000
 * @param numSubs outbound only
 * @param numQueueSubs outbound only
 * @param subscriptionsList outbound only, subs=1; since 2.10.26
 * @param subscriptionsListDetail outbound only, subs=detail; since 2.10.26
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
