package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Gatewayz;
import java.util.Map;

/**
 * Requests the gateways of a server.
 *
 * @param gateway only this remote gateway, empty for all
 * @param accounts adds accounts
 * @param account only this account, empty for all
 * @param subs adds the interest of the account
 */
@RecordBuilder
public record GatewayzOptions(String gateway, boolean accounts, String account, SubsMode subs)
        implements Options<Gatewayz> {

    private static final GatewayzOptions DEFAULTS = new GatewayzOptions("", false, "", SubsMode.NONE);

    /** The options of a request without a query string. */
    public static GatewayzOptions defaults() {
        return DEFAULTS;
    }

    static GatewayzOptions parse(Query query) {
        SubsMode subs = query.subs("subs");
        return new GatewayzOptions(query.text("gw_name"), query.bool("accs"), query.text("acc_name"), subs);
    }

    @Override
    public Endpoint<Gatewayz> endpoint() {
        return Endpoint.GATEWAYZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .text("gw_name", gateway)
                .bool("accs", accounts)
                .text("acc_name", account)
                .text("subs", subs.parameter())
                .build();
    }
}
