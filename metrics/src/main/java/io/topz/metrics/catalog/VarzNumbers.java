package io.topz.metrics.catalog;

import io.topz.collectors.document.Uint64;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.metrics.Kind;
import io.topz.metrics.Metric;
import io.topz.metrics.Value;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.text.Unit;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers of {@code /varz}, each a metric named after its field. */
final class VarzNumbers {

    private static final Set<String> BYTES =
            Set.of("mem", "max_payload", "max_pending", "max_control_line", "gomemlimit");

    private static final Set<String> COUNTERS = Set.of(
            "total_connections",
            "slow_consumers",
            "stale_connections",
            "stalled_clients",
            "pinned_account_fails",
            "in_msgs",
            "out_msgs",
            "in_bytes",
            "out_bytes",
            "in_client_msgs",
            "in_client_bytes",
            "out_client_msgs",
            "out_client_bytes");

    /** All numbers in the order of the document. */
    static final List<Metric<ServerView>> ALL = Arrays.stream(Varz.class.getRecordComponents())
            .filter(component -> Number.class.isAssignableFrom(component.getType()))
            .map(VarzNumbers::metric)
            .toList();

    private VarzNumbers() {}

    /** The number with that name. */
    static Metric<ServerView> of(String name) {
        return ALL.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("/varz has no number " + name));
    }

    private static Metric<ServerView> metric(RecordComponent component) {
        String name = DocumentJson.name(component);
        Unit unit = BYTES.contains(name) || name.endsWith("_bytes") ? Unit.BYTES : Unit.COUNT;
        Kind kind = COUNTERS.contains(name) ? Kind.COUNTER : Kind.GAUGE;
        Function<Number, Value> value = value(component, kind);
        Method accessor = component.getAccessor();
        return new Metric<>(name, List.of(), name + " of /varz", unit, kind, server -> {
            Number number = read(accessor, server.varz());
            return number == null ? null : value.apply(number);
        });
    }

    private static Function<Number, Value> value(RecordComponent component, Kind kind) {
        if (component.getType() == Double.class) {
            return number -> new Value.Decimal(number.doubleValue());
        }
        boolean isUnsigned = component.isAnnotationPresent(Uint64.class) || kind == Kind.COUNTER;
        return isUnsigned
                ? number -> new Value.Whole(number.longValue())
                : number -> new Value.Signed(number.longValue());
    }

    private static @Nullable Number read(Method accessor, Varz varz) {
        try {
            return (Number) accessor.invoke(varz);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a component of /varz cannot be read: " + accessor, impossible);
        }
    }
}
