package io.topz.top.table;

import io.topz.metrics.text.Amount;
import io.topz.metrics.text.Unit;
import io.topz.top.query.Operator;
import io.topz.top.query.Problem;
import io.topz.top.query.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A filter of the rows of a table, which accepts those that match every term. An invalid term is ignored and reported as a problem. */
public final class RowFilter<R> {

    /** A test of a row. */
    private interface Test<R> {
        boolean holds(R row, Look look, List<Column<R>> shown);
    }

    private final TableSpec<R> spec;
    private final List<Test<R>> tests = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private RowFilter(TableSpec<R> spec) {
        this.spec = spec;
    }

    /** Parses a filter. */
    public static <R> RowFilter<R> of(TableSpec<R> spec, String text) {
        RowFilter<R> filter = new RowFilter<>(spec);
        Term.parse(text).forEach(filter::add);
        return filter;
    }

    /** The invalid terms, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether the filter accepts a row. */
    boolean holds(R row, Look look, List<Column<R>> shown) {
        for (Test<R> test : tests) {
            if (!test.holds(row, look, shown)) {
                return false;
            }
        }
        return true;
    }

    private void add(Term term) {
        Test<R> test = term.operator() == null ? word(term.value()) : comparison(term, term.operator());
        if (test != null) {
            tests.add(term.not() ? (row, look, shown) -> !test.holds(row, look, shown) : test);
        }
    }

    private Test<R> word(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return (row, look, shown) -> {
            for (Column<R> column : shown) {
                if (text(column, row, look).contains(wanted)) {
                    return true;
                }
            }
            return false;
        };
    }

    private @Nullable Test<R> comparison(Term term, Operator operator) {
        Optional<Column<R>> named = spec.column(term.field());
        if (named.isEmpty()) {
            return problem(
                    term.at(),
                    "there is no column " + term.field() + "; Tab completes, quotes (\"a:b\") search a text");
        }
        Column<R> column = named.get();
        if (term.value().isEmpty()) {
            return problem(term.valueAt(), "with what is " + term.field() + " to be compared?");
        }
        Double amount = Amount.parse(term.value(), column.unit());
        if (operator.isOrdering()) {
            if (column.unit() == Unit.NONE) {
                return problem(term.at(), term.field() + " is text: use : = or ~");
            }
            return amount == null ? problem(term.valueAt(), expected(column.unit())) : sized(column, operator, amount);
        }
        return switch (operator) {
            case CONTAINS -> contains(column, term.value());
            case MATCHES -> matches(column, term);
            case DIFFERS -> {
                Test<R> equals = equals(column, term.value(), amount);
                yield (row, look, shown) -> !equals.holds(row, look, shown);
            }
            default -> equals(column, term.value(), amount);
        };
    }

    private @Nullable Test<R> problem(int at, String sentence) {
        problems.add(new Problem(at, sentence));
        return null;
    }

    private static String expected(Unit unit) {
        return switch (unit) {
            case SECONDS -> "a time is expected, such as 30s, 5m or 2h";
            case BYTES -> "a size is expected, such as 900, 10k or 5MB";
            case PERCENT -> "a share is expected, such as 20%";
            case NONE, COUNT -> "a number is expected, such as 900, 10k or 5m";
        };
    }

    /** Compares sizes. An unknown value is neither more nor less than any other. */
    private static <R> Test<R> sized(Column<R> column, Operator operator, double amount) {
        return (row, look, shown) -> {
            Double value = column.value().apply(row, look);
            if (value == null) {
                return false;
            }
            int compared = Double.compare(value, amount);
            return switch (operator) {
                case MORE -> compared > 0;
                case AT_LEAST -> compared >= 0;
                case LESS -> compared < 0;
                default -> compared <= 0;
            };
        };
    }

    private static <R> Test<R> contains(Column<R> column, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        return (row, look, shown) -> text(column, row, look).contains(wanted);
    }

    private @Nullable Test<R> matches(Column<R> column, Term term) {
        try {
            Pattern pattern = Pattern.compile(term.value(), Pattern.CASE_INSENSITIVE);
            return (row, look, shown) ->
                    pattern.matcher(column.text().apply(row, look)).find();
        } catch (PatternSyntaxException unreadable) {
            int at = term.valueAt() + Math.max(0, unreadable.getIndex());
            return problem(at, unreadable.getDescription().toLowerCase(Locale.ROOT) + " in the pattern");
        }
    }

    private static <R> Test<R> equals(Column<R> column, String value, @Nullable Double amount) {
        String wanted = value.toLowerCase(Locale.ROOT);
        return (row, look, shown) -> {
            boolean sameAmount = amount != null && Objects.equals(column.value().apply(row, look), amount);
            return sameAmount || text(column, row, look).equals(wanted);
        };
    }

    private static <R> String text(Column<R> column, R row, Look look) {
        return column.text().apply(row, look).toLowerCase(Locale.ROOT);
    }
}
