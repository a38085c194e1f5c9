package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamSource;

/** Checks that mirrors and sources name streams of this account and domain. */
final class LocalSources {

    private LocalSources() {}

    /** Refuses mirrors and sources in other accounts and domains, which are not supported. */
    static void require(StreamConfig config, String domain) throws JetStreamException {
        String why = "streams of other accounts or domains can not be reached";
        if (config.mirror() != null && !isLocal(config.mirror(), domain)) {
            throw JetStreamError.MIRROR_CONSUMER_SETUP_FAILED.exception(why);
        }
        if (config.sources() != null && !config.sources().stream().allMatch(source -> isLocal(source, domain))) {
            throw JetStreamError.SOURCE_CONSUMER_SETUP_FAILED.exception(why);
        }
    }

    private static boolean isLocal(StreamSource source, String domain) {
        String api = source.external() == null ? null : source.external().api();
        return api == null || api.isEmpty() || api.equals("$JS." + domain + ".API");
    }
}
