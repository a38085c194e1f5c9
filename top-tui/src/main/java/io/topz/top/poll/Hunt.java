package io.topz.top.poll;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one poll that look for slow consumers, whatever view is open: who may be cut next, and who was. They are extras: a
 * failure leaves their content unknown.
 */
final class Hunt {

    /** Asks the server. */
    interface Asker {
        <D extends Document> CompletionStage<D> ask(Options<D> options);
    }

    /** The connections that are watched because much waits for them. */
    static final int WAITING_LIMIT = 32;

    /** The closed connections that are searched at once. */
    static final int VICTIMS_LIMIT = 256;

    /** How often so many are read when all of them are new, in a storm of clients that come and go. */
    private static final int MAX_PAGES = 8;

    /** Polls that look for a slow consumer: a server counts it before it stands among the closed connections. */
    private static final int SEARCHES = 3;

    private final Asker asker;
    private final @Nullable Varz previous;
    private final ServerMemory memory;
    private final boolean watching;

    /**
     * @param previous the server at the last poll, null at the first
     * @param memory what is known of this server; grows
     * @param watching whether anything is to be asked at all
     */
    Hunt(Asker asker, @Nullable Varz previous, ServerMemory memory, boolean watching) {
        this.asker = asker;
        this.previous = previous;
        this.memory = memory;
        this.watching = watching;
    }

    /**
     * The open connections for which most waits; null when there are none, or the view has them.
     *
     * @param view what the view asked for, null when it asked for no open connections
     * @param told what is known from it
     */
    CompletionStage<@Nullable Connz> waiting(Varz varz, DataRequest.@Nullable Connections view, @Nullable Connz told) {
        boolean nobody = varz.connections() != null && varz.connections() == 0;
        if (!watching || nobody || (view != null && told != null && tellsWhoWaits(view, told))) {
            return CompletableFuture.completedStage(null);
        }
        ConnzOptions options = builder().sort("pending").limit(WAITING_LIMIT).build();
        return asker.ask(options).handle((most, failure) -> most);
    }

    private static boolean tellsWhoWaits(DataRequest.Connections view, Connz told) {
        int size = told.connections() == null ? 0 : told.connections().size();
        boolean all = told.total() != null && told.total() <= size;
        return all || (view.sort().equals("pending") && view.limit() >= WAITING_LIMIT);
    }

    /**
     * When slow consumers were cut lately, or before anybody watched, the closed connections, before the server forgets who they were;
     * else null.
     */
    CompletionStage<@Nullable Connz> victims(Varz varz) {
        if (previous == null && watching && hasGrown(0L, varz.slowConsumers()) && !memory.hasLookedBack) {
            memory.hasLookedBack = true;
            return search(new ArrayList<>()).handle((connz, failure) -> connz);
        }
        if (previous == null || !Objects.equals(previous.serverId(), varz.serverId())) {
            return CompletableFuture.completedStage(null);
        }
        if (hasGrown(previous.slowConsumers(), varz.slowConsumers())) {
            memory.searchedSince = memory.searches > 0 ? memory.searchedSince : previous.now();
            memory.searches = SEARCHES;
        }
        if (memory.searches == 0) {
            return CompletableFuture.completedStage(null);
        }
        memory.searches--;
        return search(new ArrayList<>()).handle((connz, failure) -> connz);
    }

    private static boolean hasGrown(@Nullable Long before, @Nullable Long now) {
        return before != null && now != null && now > before;
    }

    /** The connections that were closed since the search began, page by page. */
    private CompletionStage<Connz> search(List<ConnInfo> found) {
        ConnzOptions options = builder()
                .state(ConnState.CLOSED)
                .sort("stop")
                .limit(VICTIMS_LIMIT)
                .offset(found.size())
                .auth(true)
                .subs(SubsMode.SUBJECTS)
                .build();
        return asker.ask(options).thenCompose(page -> {
            List<ConnInfo> more = page.connections() == null ? List.of() : page.connections();
            found.addAll(more);
            boolean all = more.size() < VICTIMS_LIMIT || found.size() >= VICTIMS_LIMIT * MAX_PAGES;
            return all || isBeforeSearch(more.get(more.size() - 1))
                    ? CompletableFuture.completedStage(
                            ConnzBuilder.builder(page).connections(found).build())
                    : search(found);
        });
    }

    private boolean isBeforeSearch(ConnInfo conn) {
        return memory.searchedSince == null
                || conn.stop() == null
                || conn.stop().isBefore(memory.searchedSince);
    }

    private static ConnzOptionsBuilder builder() {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults());
    }
}
