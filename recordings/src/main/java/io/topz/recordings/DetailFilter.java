package io.topz.recordings;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the details from an answer that were requested only for the recording. */
final class DetailFilter {

    private DetailFilter() {}

    static <D extends Document> D to(Options<D> asked, D answer) {
        Document trimmed = answer;
        if (asked instanceof ConnzOptions options && answer instanceof Connz connz) {
            trimmed = connections(options, connz);
        } else if (asked instanceof JszOptions options && answer instanceof Jsz jsz) {
            trimmed = jetStream(options, jsz);
        } else if (asked instanceof SubszOptions options && answer instanceof Subsz subsz && !options.subs()) {
            trimmed = SubszBuilder.builder(subsz)
                    .serverId(null)
                    .now(null)
                    .total(null)
                    .offset(null)
                    .limit(null)
                    .subscriptionsList(null)
                    .build();
        }
        return asked.endpoint().document().cast(trimmed);
    }

    private static Connz connections(ConnzOptions asked, Connz connz) {
        List<ConnInfo> all = connz.connections();
        if (all == null || (asked.auth() && asked.subs() == SubsMode.DETAIL)) {
            return connz;
        }
        return ConnzBuilder.builder(connz)
                .connections(all.stream().map(conn -> connection(asked, conn)).toList())
                .build();
    }

    private static ConnInfo connection(ConnzOptions asked, ConnInfo conn) {
        ConnInfoBuilder trimmed = ConnInfoBuilder.builder(conn);
        if (!asked.auth()) {
            trimmed.authorizedUser(null)
                    .account(null)
                    .jwt(null)
                    .issuerKey(null)
                    .nameTag(null)
                    .tags(null);
        }
        List<SubDetail> details = conn.subscriptionsListDetail();
        if (asked.subs() != SubsMode.DETAIL) {
            trimmed.subscriptionsListDetail(null);
        }
        if (asked.subs() == SubsMode.NONE) {
            trimmed.subscriptionsList(null);
        } else if (asked.subs() == SubsMode.SUBJECTS && conn.subscriptionsList() == null && details != null) {
            trimmed.subscriptionsList(details.stream().map(SubDetail::subject).toList());
        }
        return trimmed.build();
    }

    /** Filters an answer about JetStream. Consumers imply streams, and streams imply accounts. */
    private static Jsz jetStream(JszOptions asked, Jsz jsz) {
        List<AccountDetail> accounts = jsz.accountDetails();
        boolean all = asked.consumers() && asked.config();
        if (accounts == null || all) {
            return jsz;
        }
        boolean none = !(asked.accounts() || asked.streams() || asked.consumers())
                && asked.account().isEmpty();
        return JszBuilder.builder(jsz)
                .accountDetails(
                        none
                                ? null
                                : accounts.stream()
                                        .map(account -> account(asked, account))
                                        .toList())
                .build();
    }

    private static AccountDetail account(JszOptions asked, AccountDetail account) {
        List<StreamDetail> streams = account.streamDetail();
        return AccountDetailBuilder.builder(account)
                .streamDetail(
                        streams == null || !(asked.streams() || asked.consumers())
                                ? null
                                : streams.stream()
                                        .map(stream -> stream(asked, stream))
                                        .toList())
                .build();
    }

    private static StreamDetail stream(JszOptions asked, StreamDetail stream) {
        return StreamDetailBuilder.builder(stream)
                .config(asked.config() ? stream.config() : null)
                .consumerDetail(asked.consumers() ? consumers(asked, stream.consumerDetail()) : null)
                .build();
    }

    private static @Nullable List<ConsumerInfo> consumers(JszOptions asked, @Nullable List<ConsumerInfo> consumers) {
        return consumers == null || asked.config()
                ? consumers
                : consumers.stream()
                        .map(consumer -> consumer.config() == null
                                ? consumer
                                : ConsumerInfoBuilder.builder(consumer)
                                        .config(null)
                                        .build())
                        .toList();
    }
}
