package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import org.jspecify.annotations.Nullable;

/**
 * One subscription.
 *
 * @param account subsz only; since 2.2.0
 * @param accountTag subsz only; since 2.11.0
 * @param subject subject
 * @param qgroup queue group
 * @param sid client sid; for MQTT the subject text; for gateway interest ""
 * @param msgs messages delivered to this subscription
 * @param max auto-unsubscribe limit
 * @param cid owning connection
 */
@RecordBuilder
public record SubDetail(
        @Nullable String account,
        @Nullable String accountTag,
        @Nullable String subject,
        @Nullable String qgroup,
        @Nullable String sid,
        @Nullable Long msgs,
        @Nullable Long max,
        @Uint64 @Nullable Long cid) {}
