package io.topz.top.view;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.metrics.watch.RestartVerdict;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The region of the server's health: the state, its reasons, and the verdict on a restart. */
final class HealthRegion {

    private static final String INDENT = "  ";

    private HealthRegion() {}

    static List<Line> content(TopState state) {
        List<Line> lines = new ArrayList<>(summary(state));
        Healthz health = state.health();
        if (health != null && health.errors() != null) {
            health.errors().forEach(error -> lines.add(reason(error)));
        } else if (health != null && health.error() != null) {
            lines.add(new Line().value("  " + health.error()));
        }
        lines.addAll(absent(state));
        RestartVerdict verdict = verdict(state);
        lines.add(verdictLine(verdict));
        int columns = state.size().columns() - INDENT.length();
        for (String reason : verdict.reasons()) {
            Wrapping.wrap(reason, columns).forEach(part -> lines.add(new Line().value(INDENT + part)));
        }
        lines.add(new Line()
                .add("The verdict is based on what this server and the others given with --url report.", Style.QUIET));
        lines.addAll(LimitsRegion.content(state));
        return lines;
    }

    /** The other named servers that do not answer, one line each. */
    static List<Line> absent(TopState state) {
        return state.neighbours().stream()
                .filter(neighbour -> neighbour.failure() != null)
                .map(neighbour -> new Line()
                        .label("Server: ")
                        .add(neighbour.address(), Style.STRONG)
                        .add("  DOWN", Style.BAD)
                        .value("  " + neighbour.failure()))
                .toList();
    }

    /** The state in one line. */
    static List<Line> summary(TopState state) {
        Healthz health = state.health();
        if (health == null) {
            return List.of(new Line().label("Health: ").add("not known yet", Style.QUIET));
        }
        boolean ok = "ok".equals(health.status());
        Line line =
                new Line().label("Health: ").add(Objects.toString(health.status(), "-"), ok ? Style.STRONG : Style.BAD);
        if (!ok && health.errors() != null) {
            line.value("  " + health.errors().size() + (health.errors().size() == 1 ? " reason" : " reasons"));
        }
        return List.of(line);
    }

    static RestartVerdict verdict(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        return RestartVerdict.of(new RestartVerdict.Evidence(
                state.health(),
                snapshot == null ? null : snapshot.sample().varz(),
                state.jetStream().meta(),
                state.jetStream().service() == Service.UNKNOWN
                        ? null
                        : state.streams().all(),
                state.neighbours()));
    }

    static Line verdictLine(RestartVerdict verdict) {
        Style style = switch (verdict.kind()) {
            case SAFE -> Style.STRONG;
            case INTERRUPTS -> Style.WARN;
            case UNSAFE -> Style.BAD;
            case UNKNOWN -> Style.QUIET;
        };
        return new Line().add(verdict.kind().word(), style);
    }

    private static Line reason(HealthzError error) {
        String where = Stream.of(error.account(), error.stream(), error.consumer())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" / "));
        return new Line()
                .add("  " + Objects.toString(error.type(), "") + " ", Style.BAD)
                .add(where.isEmpty() ? "" : where + ": ", Style.STRONG)
                .value(Objects.toString(error.error(), ""));
    }
}
