package io.topz.app.check;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Varz;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one server in one sample; null if a document was not requested or does not exist.
 *
 * @param varz the server
 * @param jsz its JetStream
 * @param limits its limits
 * @param healthz its health
 * @param routez its routes
 */
record Answers(
        Varz varz,
        @Nullable Jsz jsz,
        @Nullable Limitsz limits,
        @Nullable Healthz healthz,
        @Nullable Routez routez) {}
