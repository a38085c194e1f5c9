package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.state.View;
import io.topz.top.testing.FakeJetStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every view opens the page of a row, and returns. */
class DrillDownTest {

    private static DashboardFixture busy(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        fixture.server.jetStream = new FakeJetStream();
        fixture.server.jetStream.stream("ORDERS", fixture.server.now(), config -> config);
        fixture.server.jetStream.consume("ORDERS", "billing", fixture.server.now(), config -> config);
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.server.connect(7, "audit");
        fixture.server.connection(6, conn -> conn.account("SHOP"));
        fixture.server.connect(8, "flapper");
        fixture.server.disconnect(8, "Client Closed");
        fixture.open();
        fixture.server.traffic(5, 6, 250);
        return fixture.second();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void account(Size size) {
        DashboardFixture fixture = busy(size).type("8").turn().second();
        fixture.server.traffic(5, 6, 250);
        fixture.second().type("o").type("account").press(Key.Kind.ENTER, Key.Kind.DOWN, Key.Kind.ENTER);
        fixture.turn().second();
        assertStored("account", fixture.body());
    }

    @Test
    void account_hasItsConnectionsAlone() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("8").turn().second();
        fixture.type("o").type("account").press(Key.Kind.ENTER);
        assertThat(fixture.line(" SHOP ")).isNotNull();
        fixture.press(Key.Kind.DOWN, Key.Kind.ENTER).turn().second();
        assertThat(fixture.collector.asked)
                .contains("/connz?auth=1&limit=1024&acc=SHOP", "/accountz?acc=SHOP", "/jsz?acc=SHOP&streams=1");
        assertThat(fixture.screen())
                .contains("Account SHOP", "billing-worker", "Connections: 1")
                .doesNotContain("audit");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 6  billing-worker");
        fixture.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(fixture.screen()).contains("Accounts: 2");
    }

    /** On a real server time passes between requests, and the connection is requested last. */
    @Test
    void connectionThatIsLookedAt_hasRates() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 40));
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.collector.answer(options -> {
            fixture.server.pass(Duration.ofMillis(3));
            return fixture.server.apply(options);
        });
        fixture.open().press(Key.Kind.ENTER).turn();
        for (int second = 0; second < 3; second++) {
            fixture.server.traffic(5, 6, 1000);
            fixture.second();
        }
        assertThat(fixture.screen()).contains("Connection 5");
        assertThat(fixture.line("From:")).containsPattern("Msgs/Sec: +9[0-9][0-9]");
    }

    @Test
    void accountsOfAServerThatDoesNotTell_areAddedUp() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 40));
        fixture.server.knowsAccounts = false;
        fixture.server.connect(5, "a");
        fixture.server.connect(6, "b");
        fixture.server.connect(7, "c");
        fixture.server.connection(7, conn -> conn.account("SHOP"));
        fixture.open().type("8").turn();
        fixture.server.traffic(5, 6, 100);
        fixture.second();
        assertThat(fixture.screen()).contains("does not report accounts", "added up", "Accounts: 2");
        assertThat(fixture.line(" $G ")).containsPattern("\\$G +2 +0 +2 +- +200 +100 +100");
        assertThat(fixture.collector.asked.stream().filter("/accstatz?unused=1"::equals))
                .hasSize(1);
    }

    @Test
    void clientThatComesAndGoes_hasItsClosedConnections() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("C").turn();
        fixture.press(Key.Kind.ENTER).turn().second();
        assertThat(fixture.screen())
                .contains("Closed connections of flapper", "Closed Connections: 1", "Client Closed");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 8  flapper  CLOSED");
        fixture.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(fixture.screen()).contains("Churn: 1");
    }

    @Test
    void foldingOtherwise_leavesTheMembersOfAGroup() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("9").turn();
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connections with name ");
        fixture.type("f").turn();
        assertThat(fixture.screen()).contains("by account", "Groups: 2").doesNotContain("Connections with");
    }

    @Test
    void subscription_leadsToItsConnection_andFromThereToWhoElseReceives() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("S").turn();
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 5  order-service");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("subject.5", "Queue group workers");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 5  order-service");
        fixture.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(fixture.screen()).contains("Subscriptions: 3");
    }

    @Test
    void changedConnection_leadsToIt() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("m").turn();
        fixture.server.disconnect(7, "Client Closed");
        fixture.second().type("M").turn();
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Connection 7  audit  CLOSED");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void everyView_answersToEnterAndEscape(View view) {
        DashboardFixture fixture =
                busy(new Size(120, 40)).type(Character.toString(view.key())).turn();
        fixture.second();
        String before = title(fixture);
        String screen = fixture.screen();
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen())
                .as("something happens, or it is told why not")
                .isNotEqualTo(screen);
        fixture.press(Key.Kind.ESCAPE).turn();
        assertThat(title(fixture)).isEqualTo(before);
    }

    private static String title(DashboardFixture fixture) {
        return fixture.line("[");
    }

    @Test
    void value_isCopiedFromTheColumnThatIsSortedBy() {
        DashboardFixture fixture = busy(new Size(120, 40));
        fixture.type("o")
                .type("name")
                .press(Key.Kind.ENTER, Key.Kind.DOWN)
                .type("Y")
                .turn();
        assertThat(fixture.display.copied).isEqualTo("billing-worker");
        fixture.type("o").type("msgs_to").press(Key.Kind.ENTER).type("gY").turn();
        assertThat(fixture.display.copied).isEqualTo("250");
    }

    /** A request for connection 0 would return all connections. */
    @Test
    void subscriptionOfTheServerItself_leadsNowhere() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("S").turn().second();
        fixture.server.connect(0, "");
        fixture.second().press(Key.Kind.HOME, Key.Kind.ENTER);
        assertThat(fixture.screen())
                .contains("this is a subscription of the server itself")
                .doesNotContain("Connection 0");
    }
}
