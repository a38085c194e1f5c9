package io.topz.top.table;

import io.topz.metrics.catalog.SubscriptionMetrics;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.ChangeRow;
import io.topz.metrics.watch.ReceiverRow;
import io.topz.top.format.SafeText;
import java.util.List;

/** The columns of changes since the mark, and of the receivers of a subject. */
final class ChangeColumns {

    /** In the order of the screen. */
    static final List<Column<ChangeRow>> CHANGES = List.of(
            Columns.<ChangeRow>plain("CHANGE", 11, row -> row.kind().word(), ChangeRow::kind)
                    .tone((row, look) -> row.kind() == ChangeRow.Kind.CAME ? Tone.PLAIN : Tone.WARN)
                    .narrow(11)
                    .rank(1)
                    .build(),
            Columns.<ChangeRow>plain("WHAT", 13, ChangeRow::what, ChangeRow::what)
                    .rank(3)
                    .build(),
            Columns.<ChangeRow>plain("NAME", 0, row -> SafeText.of(row.name()), ChangeRow::name)
                    .names(true)
                    .narrow(16)
                    .rank(2)
                    .build(),
            Columns.<ChangeRow>plain("DETAIL", 0, row -> SafeText.of(row.detail()), ChangeRow::detail)
                    .names(true)
                    .narrow(20)
                    .rank(4)
                    .build());

    /** In the order of the screen. */
    static final List<Column<ReceiverRow>> RECEIVERS = List.of(
            Columns.<ReceiverRow>text("CLIENT", 0, ReceiverRow::client)
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            Columns.<ReceiverRow>text("SUBJECT", 0, row -> row.sub().subject())
                    .names(true)
                    .narrow(20)
                    .rank(2)
                    .build(),
            Columns.<ReceiverRow>text("QUEUE", 0, row -> row.sub().qgroup())
                    .names(true)
                    .narrow(10)
                    .rank(3)
                    .build(),
            Columns.<ReceiverRow>id("CID", 5, row -> row.sub().cid()).rank(4).build(),
            Columns.<ReceiverRow>text("ACCOUNT", 0, row -> row.sub().account())
                    .names(true)
                    .narrow(8)
                    .rank(5)
                    .build(),
            Columns.<ReceiverRow>size("MSGS", 6, Unit.COUNT, SubscriptionMetrics.RECEIVED::whole)
                    .rank(6)
                    .build());

    private ChangeColumns() {}
}
