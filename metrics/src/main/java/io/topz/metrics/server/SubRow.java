package io.topz.metrics.server;

import io.topz.collectors.document.SubDetail;
import io.topz.metrics.rate.Rates;

/** A subscription with the rate of its messages. */
public record SubRow(SubDetail sub, Rates rates) {

    /** The identity of the subscription among all of a server. */
    public String key() {
        return key(sub);
    }

    static String key(SubDetail sub) {
        return sub.cid() + " " + sub.sid() + " " + sub.subject();
    }
}
