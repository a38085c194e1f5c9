package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.metrics.jetstream.StreamRow;
import io.topz.top.query.Operator;
import io.topz.top.query.Problem;
import io.topz.top.query.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests random filters: well-formed ones are parsed as intended, and no text breaks the parser. */
class FilterPropertyTest {

    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final int INPUTS = Integer.getInteger("topz.inputs", 20_000);

    private static final String WORDS = "abcxyz019_-*?[](){}^$|+\\/é😀";
    private static final String GARBAGE = WORDS + "<>=!:~\"  ,%";

    private final SplittableRandom random = new SplittableRandom(20261130);
    private final List<String> names = TableSpec.STREAMS.names();

    private String random(String characters, int from, int to) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(from, to);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static String typed(Term term) {
        String value =
                term.value().indexOf(' ') >= 0 || term.operator() == null ? '"' + term.value() + '"' : term.value();
        String sign = term.operator() == null ? "" : term.operator().sign();
        return (term.not() ? "!" : "") + term.field() + sign + value;
    }

    /** A term without its positions, which depend on the spelling. */
    private static Term meant(Term term) {
        return new Term(0, term.not(), term.field(), term.operator(), term.value(), 0);
    }

    private Term term() {
        boolean isWord = random.nextInt(4) == 0;
        String field = isWord ? "" : names.get(random.nextInt(names.size()));
        Operator operator = isWord ? null : OPERATORS.get(random.nextInt(OPERATORS.size()));
        // A value that begins with a sign would change the operator before it.
        String value = random("abc", 1, 2) + random(WORDS + " ", 0, 8);
        return new Term(0, random.nextInt(4) == 0, field, operator, value, 0);
    }

    @Test
    void wellFormedFilter_isReadAsItWasMeant() {
        for (int i = 0; i < INPUTS; i++) {
            List<Term> terms = new ArrayList<>();
            int count = random.nextInt(1, 4);
            for (int t = 0; t < count; t++) {
                terms.add(term());
            }
            String text = String.join(
                    " ", terms.stream().map(FilterPropertyTest::typed).toList());
            assertThat(Term.parse(text).stream().map(FilterPropertyTest::meant))
                    .as(text)
                    .isEqualTo(terms);
        }
    }

    @Test
    void anyText_isAFilterOrHasProblemsThatPointIntoIt() {
        int wrong = 0;
        for (int i = 0; i < INPUTS; i++) {
            String field = random.nextBoolean() ? names.get(random.nextInt(names.size())) : "";
            String text = field + random(GARBAGE, 0, 20);
            List<Problem> problems = RowFilter.of(TableSpec.STREAMS, text).problems();
            wrong += problems.isEmpty() ? 0 : 1;
            for (Problem problem : problems) {
                assertThat(problem.at()).as(text).isBetween(1, text.length() + 1);
                assertThat(problem.sentence()).isNotBlank();
            }
        }
        assertThat(wrong).isBetween(1, INPUTS - 1);
    }

    @Test
    @Tag("slow")
    void anyText_isAChoiceOfColumns() {
        Table<StreamRow> table = Table.empty(TableSpec.STREAMS, Look.DEFAULT);
        for (int i = 0; i < INPUTS; i++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(5);
            for (int item = 0; item < count; item++) {
                String name = names.get(random.nextInt(names.size()));
                text.append(random(" ,+-*", 0, 3)).append(random.nextInt(5) == 0 ? random(GARBAGE, 0, 5) : name);
            }
            ColumnChoice choice = ColumnChoice.of(table.spec(), text.toString());
            assertThat(ColumnChoice.of(table.spec(), choice.text()))
                    .as(text.toString())
                    .isEqualTo(choice);
            table = table.withChoice(table.choice().then(choice));
            assertThat(table.columns()).as(text.toString()).isNotEmpty();
            assertThat(table.columns()).extracting(Column::key).doesNotHaveDuplicates();
        }
    }
}
