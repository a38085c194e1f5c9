package io.topz.broker.jetstream.account;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.JetStreamOptions;
import io.topz.broker.jetstream.reactor.JetStreamReactor;

/** JetStream as one account has it: its streams, what they use and what they may. Belongs to the JetStream thread. */
public final class JetStreamAccount {

    private final Account account;
    private final JetStreamOptions options;
    private final JetStreamReactor reactor;
    private final ApiStats apiStats = new ApiStats();

    public JetStreamAccount(Account account, JetStreamOptions options, JetStreamReactor reactor) {
        this.account = account;
        this.options = options;
        this.reactor = reactor;
    }

    public Account account() {
        return account;
    }

    public JetStreamOptions options() {
        return options;
    }

    public JetStreamReactor reactor() {
        return reactor;
    }

    /** Readable by any thread. */
    public ApiStats apiStats() {
        return apiStats;
    }
}
