package io.topz.collectors.recorded;

import io.topz.collectors.document.Document;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is asked for a recording alone, after {@code /varz} begins a poll. Safe for any thread. */
final class Extras {

    /** What changes slowly is asked for once in so many polls. */
    static final int SELDOM = 10;

    private static final long CONNECTIONS = 1024;

    private static final Options<?> OPEN =
            connections().auth(true).limit(CONNECTIONS).build();

    private static final Options<?> CLOSED = connections()
            .state(ConnState.CLOSED)
            .sort("stop")
            .limit(CONNECTIONS)
            .build();

    private static final Options<?> SUBJECTS =
            connections().auth(true).subs(SubsMode.DETAIL).limit(CONNECTIONS).build();

    private static final Options<?> STREAMS = widened(JszOptions.defaults());

    private final Set<Options<?>> asked = new HashSet<>();
    private int polls;

    private static ConnzOptionsBuilder connections() {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults());
    }

    /**
     * What is asked in place of what a view asks for: the same and more, so that one question does for all views. A view gets
     * more than it asked for then.
     */
    @SuppressWarnings("unchecked") // options of the same endpoint have the same document
    static <D extends Document> Options<D> widened(Options<D> options) {
        if (options instanceof ConnzOptions connz && connz.cid() == 0) {
            return (Options<D>) ConnzOptionsBuilder.builder(connz).auth(true).build();
        }
        if (options instanceof JszOptions jsz) {
            return (Options<D>) JszOptionsBuilder.builder(jsz)
                    .accounts(true)
                    .streams(true)
                    .consumers(true)
                    .config(true)
                    .build();
        }
        return options;
    }

    /** What is to be asked because of an answer; each only if it {@linkplain #isWanted is still wanted}. */
    synchronized List<Options<?>> answered(Options<?> options, Document document) {
        asked.add(options);
        if (!(document instanceof Varz varz)) {
            return List.of();
        }
        asked.clear();
        boolean seldom = polls++ % SELDOM == 0;
        List<Options<?>> extras = new ArrayList<>();
        extras.add(OPEN);
        if (varz.jetstream() != null && varz.jetstream().config() != null) {
            extras.add(STREAMS);
        }
        if (seldom) {
            extras.addAll(List.of(
                    CLOSED, SUBJECTS, HealthzOptions.defaults(), AccstatzOptions.defaults(), SubszOptions.defaults()));
        }
        return extras;
    }

    /** Whether nobody asked the same since the poll began, or the same in another order. */
    synchronized boolean isWanted(Options<?> extra) {
        if (extra.equals(OPEN)) {
            return asked.stream().noneMatch(Extras::isOpen);
        }
        return !asked.contains(extra);
    }

    private static boolean isOpen(Options<?> options) {
        return options instanceof ConnzOptions connz
                && connz.state() == ConnState.OPEN
                && connz.cid() == 0
                && connz.account().isEmpty()
                && connz.user().isEmpty();
    }
}
