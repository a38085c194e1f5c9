package io.topz.broker.streaming.request;

import io.topz.broker.subject.ByteString;

/** The subjects to which the service with a cluster id subscribes. */
record ServiceSubjects(String clusterId) {

    String connect() {
        return "_STAN.discover." + clusterId;
    }

    String pings() {
        return "_STAN.discover." + clusterId + ".pings";
    }

    /** The prefix of publishes; the channel follows after a dot. */
    String publishPrefix() {
        return "_STAN.pub." + clusterId;
    }

    String subscribe() {
        return "_STAN.sub." + clusterId;
    }

    String unsubscribe() {
        return "_STAN.unsub." + clusterId;
    }

    String subscriptionClose() {
        return "_STAN.subclose." + clusterId;
    }

    String close() {
        return "_STAN.close." + clusterId;
    }

    static ByteString bytes(String subject) {
        return ByteString.of(subject);
    }
}
