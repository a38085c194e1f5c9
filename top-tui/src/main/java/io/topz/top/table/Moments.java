package io.topz.top.table;

import io.topz.metrics.text.Times;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates columns of points in time, the latest first. */
final class Moments {

    private Moments() {}

    static <R> ColumnBuilder<R> of(String title, Function<R, @Nullable Instant> moment) {
        return Columns.<R>plain(title, 19, row -> Times.second(moment.apply(row)), moment::apply)
                .shortText((row, look) -> Times.clock(moment.apply(row)))
                .narrow(8)
                .descending(true);
    }
}
