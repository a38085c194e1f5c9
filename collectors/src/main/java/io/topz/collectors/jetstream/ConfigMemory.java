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
 * The configurations of streams and consumers as they were last reported. They are the larger part of an answer and rarely change, so
 * they are asked for in every tenth poll, and in the next one when something is there whose configuration is not known; in between,
 * answers are completed from memory. A change of a configuration is seen within ten polls. Not thread-safe.
 */
public final class ConfigMemory {

    /** Every how many polls configurations are asked for. */
    public static final int EVERY = 10;

    /** Everything. */
    public static final JszOptions ALL = JszOptionsBuilder.builder(JszOptions.defaults())
            .accounts(true)
            .streams(true)
            .consumers(true)
            .config(true)
            .build();

    /** A stream or a consumer; one that is created again under the same name is another one. */
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
     * The options to ask with.
     *
     * @param withConsumers whether the consumers are wanted, too
     */
    public JszOptions options(boolean withConsumers) {
        return JszOptionsBuilder.builder(ALL)
                .consumers(withConsumers)
                .config(isDue())
                .build();
    }

    /** Whether configurations are to be asked for in the next poll. */
    public boolean isDue() {
        return missing || polls % EVERY == 0;
    }

    /**
     * The answer with every configuration that is known.
     *
     * @param asked the options that were asked with
     */
    public Jsz complete(JszOptions asked, Jsz jsz) {
        if (asked.config()) {
            polls = 0;
            streams = new HashMap<>();
            // the consumers were not asked for, but those that are known are so still
            consumers = asked.consumers() ? new HashMap<>() : consumers;
        }
        polls++;
        missing = false;
        List<AccountDetail> accounts = jsz.accountDetails();
        if (accounts == null) {
            return jsz;
        }
        List<AccountDetail> completed = accounts.stream().map(this::complete).toList();
        // a server that was asked and does not report it will not do so at once
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
