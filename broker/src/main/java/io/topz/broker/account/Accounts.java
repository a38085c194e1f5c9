package io.topz.broker.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of a broker: the global one, for clients that log in to no other, and the system account. Thread-safe. */
public final class Accounts {

    private final Account global;
    private final Account system;

    /** Creates the accounts of a broker with that many loops. */
    public Accounts(int loops) {
        global = new Account(Account.GLOBAL, loops);
        system = new Account(Account.SYSTEM, loops);
    }

    /** The account of clients that log in to no other. */
    public Account global() {
        return global;
    }

    /** All accounts. */
    public Collection<Account> all() {
        return List.of(global, system);
    }

    /** The account with that name. */
    public Optional<Account> find(String name) {
        return all().stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
