package io.topz.top.poll;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.SubsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks for slow consumers during one poll, whatever view is open: connections that may be disconnected next, and those that were. Its
 * queries are optional: if one fails, its answer stays unknown.
 */
final class SlowConsumerProbe {

    /** The number of connections watched for their pending bytes. */
    static final int WAITING_LIMIT = 32;

    /** The number of closed connections in one page of a search. */
    static final int CLOSED_LIMIT = 256;

    /** The maximum number of pages in a search, for servers where many clients come and go. */
    private static final int MAX_PAGES = 8;

    /** The number of polls that search after a disconnection: a server counts a slow consumer before it lists it as closed. */
    private static final int SEARCHES = 3;

    private final ServerQueries server;
    private final @Nullable Varz previous;
    private final ServerMemory memory;
    private final boolean watching;

    /**
     * @param previous the server at the last poll; null at the first
     * @param memory the knowledge about this server, which is extended
     * @param watching whether to send any queries
     */
    SlowConsumerProbe(ServerQueries server, @Nullable Varz previous, ServerMemory memory, boolean watching) {
        this.server = server;
        this.previous = previous;
        this.memory = memory;
        this.watching = watching;
    }

    /**
     * The open connections with the most pending bytes; null if there are none, or if the view has them.
     *
     * @param view the requested connections; null if no open ones were requested
     * @param answer the answer to that request
     */
    CompletionStage<@Nullable Connz> waiting(
            Varz varz, DataRequest.@Nullable Connections view, @Nullable Connz answer) {
        boolean isEmpty = varz.connections() != null && varz.connections() == 0;
        if (!watching || isEmpty || (view != null && answer != null && holdsMostPending(view, answer))) {
            return CompletableFuture.completedStage(null);
        }
        ConnzOptions options = builder().sort("pending").limit(WAITING_LIMIT).build();
        return server.ask(options).handle((most, failure) -> most);
    }

    private static boolean holdsMostPending(DataRequest.Connections view, Connz answer) {
        int size = answer.connections() == null ? 0 : answer.connections().size();
        boolean all = answer.total() != null && answer.total() <= size;
        return all || (view.sort().equals("pending") && view.limit() >= WAITING_LIMIT);
    }

    /**
     * The closed connections, if slow consumers were disconnected recently or before the first poll, because the server forgets them soon;
     * otherwise null.
     */
    CompletionStage<@Nullable Connz> closed(Varz varz) {
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
                .limit(CLOSED_LIMIT)
                .offset(found.size())
                .auth(true)
                .subs(SubsMode.SUBJECTS)
                .build();
        return server.ask(options).thenCompose(page -> {
            List<ConnInfo> more = page.connections() == null ? List.of() : page.connections();
            found.addAll(more);
            boolean all = more.size() < CLOSED_LIMIT || found.size() >= CLOSED_LIMIT * MAX_PAGES;
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
