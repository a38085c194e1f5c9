package io.topz.app.check;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import org.jspecify.annotations.Nullable;

/**
 * What a server told for a check.
 *
 * @param before the server, an interval earlier; null when one sample was enough
 * @param now the server
 * @param jsz JetStream with streams and consumers, null when not asked or not there
 * @param healthz its health, null when not asked
 */
record Observation(
        @Nullable Varz before,
        Varz now,
        @Nullable Jsz jsz,
        @Nullable Healthz healthz) {}
