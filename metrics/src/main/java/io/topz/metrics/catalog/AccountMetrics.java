package io.topz.metrics.catalog;

import io.topz.collectors.document.AccountDetail;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.Budget;
import java.util.List;

/** The metrics of accounts. */
public final class AccountMetrics {

    /** The accounts with their use of JetStream. */
    public static final Entity<AccountDetail> JETSTREAM = new Entity<>(
            "account",
            "accounts",
            List.of(
                    Metric.text("account", "name of the account", AccountDetail::name),
                    Metric.percent(
                            "account_memory_percent",
                            "share of the memory that it may use",
                            account -> Budget.of(account, true).share()),
                    Metric.percent(
                            "account_storage_percent",
                            "share of the storage that it may use",
                            account -> Budget.of(account, false).share())),
            List.of());

    private AccountMetrics() {}
}
