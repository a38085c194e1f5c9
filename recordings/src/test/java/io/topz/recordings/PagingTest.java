package io.topz.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    private static final Jsz RECORDED = JszBuilder.builder()
            .accountDetails(Stream.of("A", "B", "C")
                    .map(name -> AccountDetailBuilder.builder().name(name).build())
                    .toList())
            .build();

    /** A negative limit lists all accounts, and the offset does not count then. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, '[A, B, C]'",
        "1, 0, '[B, C]'",
        "1, 1, '[B]'",
        "-1, 2, '[A, B]'",
        "0, -1, '[A, B, C]'",
        "1, -5, '[A, B, C]'",
        "99, 0, '[]'"
    })
    void accounts_arePagedAsTheBrokerPagesThem(long offset, long limit, String page) {
        JszOptions asked = JszOptionsBuilder.builder(JszOptions.defaults())
                .accounts(true)
                .offset(offset)
                .limit(limit)
                .build();

        List<AccountDetail> accounts = Paging.of(asked, RECORDED).accountDetails();

        assertThat(accounts).extracting(AccountDetail::name).hasToString(page);
    }
}
