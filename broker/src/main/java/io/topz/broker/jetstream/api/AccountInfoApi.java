package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stats.ApiStats;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.collectors.document.Inline;
import io.topz.collectors.document.Uint64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.INFO}: the use and the limits of an account. */
public final class AccountInfoApi {

    /** The limits of an account; -1 means unlimited. */
    public record AccountLimits(
            Long maxMemory,
            Long maxStorage,
            Long maxStreams,
            Long maxConsumers,
            Long maxAckPending,
            Long memoryMaxStreamBytes,
            Long storageMaxStreamBytes,
            Boolean maxBytesRequired) {

        static final AccountLimits NONE = new AccountLimits(-1L, -1L, -1L, -1L, -1L, -1L, -1L, false);
    }

    /** The number of API requests of the account. */
    public record ApiCounts(@Uint64 Long total, @Uint64 Long errors) {}

    /** The bytes that an account uses and has reserved, and the number of its streams and consumers. */
    public record AccountUsage(
            @Uint64 Long memory,
            @Uint64 Long storage,
            @Uint64 Long reservedMemory,
            @Uint64 Long reservedStorage,
            Long streams,
            Long consumers) {}

    /** The answer. */
    public record AccountInfoAnswer(
            String type,
            @Inline AccountUsage usage,
            AccountLimits limits,
            @Nullable String domain,
            ApiCounts api) {}

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(new ApiRoute("INFO", 0, 0, "account_info_response", ApiRoute.Form.PLAIN, AccountInfoApi::info));
    }

    /** The sum of the streams' limits. A stream without a limit counts as -1, as in nats-server. */
    private static long declared(JetStreamAccount account, String storage) {
        long sum = 0;
        for (Stream stream : account.streams().values()) {
            Long maxBytes = stream.config().maxBytes();
            if (storage.equals(stream.config().storage()) && maxBytes != null) {
                sum += maxBytes;
            }
        }
        return sum;
    }

    private static AccountUsage usage(JetStreamAccount account) {
        return new AccountUsage(
                account.memory().used(),
                account.file().used(),
                declared(account, "memory"),
                declared(account, "file"),
                (long) account.streams().size(),
                account.streams().values().stream().mapToLong(Stream::consumers).sum());
    }

    private static Record info(ApiRequest request) {
        JetStreamAccount account = request.account();
        ApiStats stats = account.apiStats();
        String domain = account.options().domain();
        return new AccountInfoAnswer(
                request.type(),
                usage(account),
                AccountLimits.NONE,
                domain.isEmpty() ? null : domain,
                new ApiCounts(stats.total(), stats.errors()));
    }
}
