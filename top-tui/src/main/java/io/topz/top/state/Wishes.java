package io.topz.top.state;

import io.topz.top.poll.Wish;

/** What the views need of a server. */
final class Wishes {

    private Wishes() {}

    static Wish of(Tab tab, Settings settings) {
        return switch (tab) {
            case ACCOUNTS -> new Wish.Accounts(settings.limit());
            case SUBSCRIPTIONS -> new Wish.Subscriptions(settings.limit());
            case HEALTH -> new Wish.Health();
            case CHURN -> new Wish.Closed(settings.limit());
            case GROUPS -> new Wish.Connections(settings.limit(), "last", false, true);
            case CHANGES -> new Wish.Comparison(new Wish.Connections(settings.limit(), "", false, true));
            case OVERVIEW -> new Wish.Overview(new Wish.Connections(settings.limit(), "last", false));
            default -> new Wish.Connections(settings.limit(), "pending", false);
        };
    }
}
