package io.topz.broker.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of a broker: the global one, where clients belong that log in to no other, and the system account. Safe for any thread. */
public final class Accounts {

    private final Account global;
    private final Account system;

    /** The accounts of a broker with so many loops. */
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

    /** The account of that name. */
    public Optional<Account> find(String name) {
        return all().stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
