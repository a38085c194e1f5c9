package io.topz.top.state;

import io.topz.top.table.TableSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A view of the view bar, in its order. */
public enum Tab {
    CONNECTIONS('1', "Connections", "Conns", "Conn"),
    CLOSED('2', "Closed", "Closed", "Cls"),
    STREAMS('3', "Streams", "Streams", "Strm"),
    CONSUMERS('4', "Consumers", "Cons", "Cons"),
    BUCKETS('5', "Buckets", "Buckets", "Bkt"),
    SLOW('6', "Slow", "Slow", "Slow"),
    INCIDENTS('7', "Incidents", "Incid", "Inc"),
    ACCOUNTS('8', "Accounts", "Accts", "Acc"),
    GROUPS('9', "Groups", "Groups", "Grp"),
    SUBSCRIPTIONS('S', "Subscriptions", "Subs", "Sub"),
    HEALTH('H', "Health", "Health", "Hlt"),
    CHURN('C', "Churn", "Churn", "Chu"),
    CHANGES('M', "Changes", "Changes", "Chg"),
    OVERVIEW('0', "Overview", "Over", "Ovr");

    private final char digit;
    private final String title;
    private final String shortTitle;
    private final String briefTitle;

    Tab(char digit, String title, String shortTitle, String briefTitle) {
        this.digit = digit;
        this.title = title;
        this.shortTitle = shortTitle;
        this.briefTitle = briefTitle;
    }

    /** Its name where room is short. */
    public String shortTitle() {
        return shortTitle;
    }

    /** The beginning of its name, where there is hardly any room. */
    public String briefTitle() {
        return briefTitle;
    }

    /** Its name in the view bar. */
    public String title() {
        return title;
    }

    /** Its name where the user types it. */
    public String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The view of a name. */
    public static Optional<Tab> named(String word) {
        return Arrays.stream(values()).filter(tab -> tab.word().equals(word)).findFirst();
    }

    /** The names of all views. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Tab::word).toList();
    }

    /** The key that opens it. */
    public char digit() {
        return digit;
    }

    /** What it lists, null when it has no table, or one that is kept elsewhere. */
    @Nullable
    TableSpec<?> spec() {
        return switch (this) {
            case SLOW -> TableSpec.SLOW;
            case INCIDENTS -> TableSpec.INCIDENTS;
            case ACCOUNTS -> TableSpec.ACCOUNTS;
            case GROUPS -> TableSpec.GROUPS;
            case SUBSCRIPTIONS -> TableSpec.ALL_SUBSCRIPTIONS;
            case CHURN -> TableSpec.FLAPS;
            case CHANGES -> TableSpec.CHANGES;
            default -> null;
        };
    }

    /** The page that it opens. */
    public Page page() {
        return switch (this) {
            case CONNECTIONS -> new Page.Connections();
            case CLOSED -> new Page.Closed();
            case STREAMS -> new Page.Streams();
            case CONSUMERS -> new Page.Consumers();
            case BUCKETS -> new Page.Buckets();
            case SLOW, INCIDENTS, ACCOUNTS, GROUPS, SUBSCRIPTIONS, HEALTH, CHURN, CHANGES, OVERVIEW ->
                new Page.Listing(this);
        };
    }
}
