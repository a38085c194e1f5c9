package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One subscription.
 *
 * @param account only in {@code /subsz}
 * @param accountTag readable name of the account; only in {@code /subsz} (since 2.11.0)
 * @param subject subject, with wildcards
 * @param qgroup queue group
 * @param sid id that the client gave it; of MQTT the subject
 * @param msgs messages delivered
 * @param max messages after which it ends
 * @param cid its connection
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
