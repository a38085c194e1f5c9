package io.topz.recordings;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.ListPage;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.text.SubjectText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects, sorts and pages recorded answers as the server would have done. A page that is not in the recording is {@link Kind#NOT_FOUND},
 * with the number of recorded elements.
 */
final class Paging {

    private Paging() {}

    static Connz of(ConnzOptions asked, Connz recorded) {
        List<ConnInfo> all = orEmpty(recorded.connections());
        List<ConnInfo> found = all.stream()
                .filter(conn -> asked.cid() == 0 || (conn.cid() != null && conn.cid() == asked.cid()))
                .filter(conn -> isWanted(asked.account(), conn.account()))
                .filter(conn -> isWanted(asked.user(), conn.authorizedUser()))
                .filter(conn -> isWanted(asked.mqttClient(), conn.mqttClient()))
                .sorted(ConnOrder.of(asked))
                .toList();
        boolean chosen = !asked.account().isEmpty();
        long total = recorded.total() == null || chosen ? found.size() : recorded.total();
        ListPage range = ListPage.of(asked.offset(), asked.pageLimit());
        List<ConnInfo> page = page(found, range, total, "connections");
        return ConnzBuilder.builder(recorded)
                .connections(page)
                .numConnections((long) page.size())
                .total(total)
                .offset(range.offset())
                .limit(range.limit())
                .build();
    }

    static Jsz of(JszOptions asked, Jsz recorded) {
        List<AccountDetail> accounts = recorded.accountDetails();
        if (accounts == null) {
            return recorded;
        }
        List<AccountDetail> found = accounts.stream()
                .filter(account -> isWanted(asked.account(), account.name()) || isWanted(asked.account(), account.id()))
                .toList();
        List<AccountDetail> page = page(found, asked.page(), found.size(), "accounts");
        return JszBuilder.builder(recorded).accountDetails(page).build();
    }

    static Subsz of(SubszOptions asked, Subsz recorded) {
        if (!asked.test().isEmpty() && !SubjectText.isLiteral(asked.test())) {
            throw new BadRequestException("invalid test subject, must be valid publish subject: " + asked.test());
        }
        List<SubDetail> all = orEmpty(recorded.subscriptionsList());
        List<SubDetail> found = all.stream()
                .filter(sub -> asked.test().isEmpty()
                        || (sub.subject() != null && SubjectText.matches(sub.subject(), asked.test())))
                .filter(sub -> isWanted(asked.account(), sub.account()))
                .toList();
        boolean chosen = !asked.test().isEmpty() || !asked.account().isEmpty();
        long total = chosen || recorded.total() == null ? found.size() : recorded.total();
        ListPage range = ListPage.of(asked.offset(), asked.limit());
        List<SubDetail> page = page(found, range, total, "subscriptions");
        // As in nats-server, an answer without the list has no paging fields.
        return SubszBuilder.builder(recorded)
                .subscriptionsList(page.isEmpty() ? null : page)
                .serverId(page.isEmpty() ? null : recorded.serverId())
                .now(page.isEmpty() ? null : recorded.now())
                .total(page.isEmpty() ? null : Long.valueOf(total))
                .offset(page.isEmpty() ? null : Long.valueOf(range.offset()))
                .limit(page.isEmpty() ? null : Long.valueOf(range.limit()))
                .build();
    }

    private static <T> List<T> page(List<T> found, ListPage range, long total, String what) {
        if (range.offset() > 0 && range.offset() >= found.size() && total > found.size()) {
            throw new CollectException(
                    Kind.NOT_FOUND,
                    "the first %d of %d %s were recorded: there is nothing after offset %d"
                            .formatted(found.size(), total, what, range.offset()));
        }
        return range.of(found);
    }

    private static boolean isWanted(String asked, @Nullable String name) {
        return asked.isEmpty() || asked.equals(name);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
