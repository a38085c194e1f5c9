package io.topz.collectors.jetstream;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest reported configurations of streams and consumers. They are the larger part of an answer and rarely change. Therefore they are
 * requested only in every tenth poll, and in the poll after an unknown stream or consumer has appeared; in between, answers are completed
 * from memory. A change of a configuration is visible within ten polls. Not thread-safe.
 */
public final class ConfigMemory {

    /** The number of polls from one request for configurations to the next. */
    public static final int EVERY = 10;

    /** The options that request everything. */
    public static final JszOptions ALL = JszOptionsBuilder.builder(JszOptions.defaults())
            .accounts(true)
            .streams(true)
            .consumers(true)
            .config(true)
            .build();

    /** A stream or a consumer. One that is created again under the same name is a different one. */
    private record Asset(
            @Nullable String account,
            @Nullable String stream,
            @Nullable String consumer,
            @Nullable Instant created) {}

    private Map<Asset, StreamConfig> streams = new HashMap<>();
    private Map<Asset, ConsumerConfig> consumers = new HashMap<>();
    private int polls;
    private boolean missing;

    /**
     * Returns the options for the next request.
     *
     * @param withConsumers whether consumers are requested, too
     */
    public JszOptions options(boolean withConsumers) {
        return JszOptionsBuilder.builder(ALL)
                .consumers(withConsumers)
                .config(isDue())
                .build();
    }

    /** Whether the next poll must request configurations. */
    public boolean isDue() {
        return missing || polls % EVERY == 0;
    }

    /**
     * Returns the answer with every known configuration filled in.
     *
     * @param asked the options of the request
     */
    public Jsz complete(JszOptions asked, Jsz jsz) {
        if (asked.config()) {
            polls = 0;
            streams = new HashMap<>();
            // The consumers were not requested, but known ones stay valid.
            consumers = asked.consumers() ? new HashMap<>() : consumers;
        }
        polls++;
        missing = false;
        List<AccountDetail> accounts = jsz.accountDetails();
        if (accounts == null) {
            return jsz;
        }
        List<AccountDetail> completed = accounts.stream().map(this::complete).toList();
        // A server that was asked and did not report it will not report it in the next poll either.
        missing &= !asked.config();
        return JszBuilder.builder(jsz).accountDetails(completed).build();
    }

    private AccountDetail complete(AccountDetail account) {
        List<StreamDetail> details = account.streamDetail();
        return details == null
                ? account
                : AccountDetailBuilder.builder(account)
                        .streamDetail(details.stream()
                                .map(stream -> complete(account, stream))
                                .toList())
                        .build();
    }

    private StreamDetail complete(AccountDetail account, StreamDetail stream) {
        StreamDetailBuilder completed = StreamDetailBuilder.builder(stream);
        Asset asset = new Asset(account.name(), stream.name(), null, stream.created());
        StreamConfig config = known(streams, asset, stream.config());
        if (config != null) {
            completed.config(config);
        }
        List<ConsumerInfo> details = stream.consumerDetail();
        if (details != null) {
            completed.consumerDetail(details.stream()
                    .map(consumer -> complete(account, consumer))
                    .toList());
        }
        return completed.build();
    }

    private ConsumerInfo complete(AccountDetail account, ConsumerInfo consumer) {
        Asset asset = new Asset(account.name(), consumer.streamName(), consumer.name(), consumer.created());
        ConsumerConfig config = known(consumers, asset, consumer.config());
        return config == null || config == consumer.config()
                ? consumer
                : ConsumerInfoBuilder.builder(consumer).config(config).build();
    }

    private <C> @Nullable C known(Map<Asset, C> known, Asset asset, @Nullable C told) {
        if (told != null) {
            known.put(asset, told);
            return told;
        }
        C before = known.get(asset);
        missing |= before == null;
        return before;
    }
}
