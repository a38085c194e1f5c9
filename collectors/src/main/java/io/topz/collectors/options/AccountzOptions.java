package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Accountz;
import java.util.Map;

/**
 * Requests the names of the accounts, or the details of one account.
 *
 * @param account the account to detail, empty for the names of all
 */
@RecordBuilder
public record AccountzOptions(String account) implements Options<Accountz> {

    private static final AccountzOptions DEFAULTS = new AccountzOptions("");

    /** The options of a request without a query string. */
    public static AccountzOptions defaults() {
        return DEFAULTS;
    }

    static AccountzOptions parse(Query query) {
        return new AccountzOptions(query.text("acc"));
    }

    @Override
    public Endpoint<Accountz> endpoint() {
        return Endpoint.ACCOUNTZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters().text("acc", account).build();
    }
}
