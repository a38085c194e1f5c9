package io.topz.top.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermTest {

    @Test
    void words_andComparisons() {
        assertThat(Term.parse(" rate>=10k orders !lang:go"))
                .containsExactly(
                        new Term(2, false, "rate", Operator.AT_LEAST, "10k", 8),
                        new Term(12, false, "", null, "orders", 12),
                        new Term(19, true, "lang", Operator.CONTAINS, "go", 25));
    }

    @Test
    void quotes_keepBlanksAndSigns() {
        assertThat(Term.parse("name:\"order service\" \"a:b\""))
                .containsExactly(
                        new Term(1, false, "name", Operator.CONTAINS, "order service", 6),
                        new Term(22, false, "", null, "a:b", 22));
        assertThat(Term.parse("\"not closed yet")).hasSize(1);
    }

    @Test
    void addresses_areWords() {
        assertThat(Term.parse("10.0.0.1:4222")).containsExactly(new Term(1, false, "", null, "10.0.0.1:4222", 1));
        assertThat(Term.parse("!")).containsExactly(new Term(1, false, "", null, "!", 1));
        assertThat(Term.parse("   ")).isEmpty();
    }
}
