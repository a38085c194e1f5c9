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

    private static Theatre busy(Size size) {
        Theatre theatre = new Theatre(size);
        theatre.server.jetStream = new FakeJetStream();
        theatre.server.jetStream.stream("ORDERS", theatre.server.now(), config -> config);
        theatre.server.jetStream.consume("ORDERS", "billing", theatre.server.now(), config -> config);
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.server.connect(7, "audit");
        theatre.server.connection(6, conn -> conn.account("SHOP"));
        theatre.server.connect(8, "flapper");
        theatre.server.disconnect(8, "Client Closed");
        theatre.open();
        theatre.server.traffic(5, 6, 250);
        return theatre.second();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void account(Size size) {
        Theatre theatre = busy(size).type("8").turn().second();
        theatre.server.traffic(5, 6, 250);
        theatre.second().type("o").type("account").press(Key.Kind.ENTER, Key.Kind.DOWN, Key.Kind.ENTER);
        theatre.turn().second();
        assertStored("account", theatre.body());
    }

    @Test
    void account_hasItsConnectionsAlone() {
        Theatre theatre = busy(new Size(120, 40)).type("8").turn().second();
        theatre.type("o").type("account").press(Key.Kind.ENTER);
        assertThat(theatre.line(" SHOP ")).isNotNull();
        theatre.press(Key.Kind.DOWN, Key.Kind.ENTER).turn().second();
        assertThat(theatre.collector.asked)
                .contains("/connz?auth=1&limit=1024&acc=SHOP", "/accountz?acc=SHOP", "/jsz?acc=SHOP&streams=1");
        assertThat(theatre.screen())
                .contains("Account SHOP", "billing-worker", "Connections: 1")
                .doesNotContain("audit");
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connection 6  billing-worker");
        theatre.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(theatre.screen()).contains("Accounts: 2");
    }

    /** On a real server time passes between requests, and the connection is requested last. */
    @Test
    void connectionThatIsLookedAt_hasRates() {
        Theatre theatre = new Theatre(new Size(120, 40));
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.collector.answer(options -> {
            theatre.server.pass(Duration.ofMillis(3));
            return theatre.server.apply(options);
        });
        theatre.open().press(Key.Kind.ENTER).turn();
        for (int second = 0; second < 3; second++) {
            theatre.server.traffic(5, 6, 1000);
            theatre.second();
        }
        assertThat(theatre.screen()).contains("Connection 5");
        assertThat(theatre.line("From:")).containsPattern("Msgs/Sec: +9[0-9][0-9]");
    }

    @Test
    void accountsOfAServerThatDoesNotTell_areAddedUp() {
        Theatre theatre = new Theatre(new Size(120, 40));
        theatre.server.knowsAccounts = false;
        theatre.server.connect(5, "a");
        theatre.server.connect(6, "b");
        theatre.server.connect(7, "c");
        theatre.server.connection(7, conn -> conn.account("SHOP"));
        theatre.open().type("8").turn();
        theatre.server.traffic(5, 6, 100);
        theatre.second();
        assertThat(theatre.screen()).contains("does not report accounts", "added up", "Accounts: 2");
        assertThat(theatre.line(" $G ")).containsPattern("\\$G +2 +0 +2 +- +200 +100 +100");
        assertThat(theatre.collector.asked.stream().filter("/accstatz?unused=1"::equals))
                .hasSize(1);
    }

    @Test
    void clientThatComesAndGoes_hasItsClosedConnections() {
        Theatre theatre = busy(new Size(120, 40)).type("C").turn();
        theatre.press(Key.Kind.ENTER).turn().second();
        assertThat(theatre.screen())
                .contains("Closed connections of flapper", "Closed Connections: 1", "Client Closed");
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connection 8  flapper  CLOSED");
        theatre.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(theatre.screen()).contains("Churn: 1");
    }

    @Test
    void foldingOtherwise_leavesTheMembersOfAGroup() {
        Theatre theatre = busy(new Size(120, 40)).type("9").turn();
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connections with name ");
        theatre.type("f").turn();
        assertThat(theatre.screen()).contains("by account", "Groups: 2").doesNotContain("Connections with");
    }

    @Test
    void subscription_leadsToItsConnection_andFromThereToWhoElseReceives() {
        Theatre theatre = busy(new Size(120, 40)).type("S").turn();
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connection 5  order-service");
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("subject.5", "Queue group workers");
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connection 5  order-service");
        theatre.press(Key.Kind.ESCAPE, Key.Kind.ESCAPE, Key.Kind.ESCAPE).turn();
        assertThat(theatre.screen()).contains("Subscriptions: 3");
    }

    @Test
    void changedConnection_leadsToIt() {
        Theatre theatre = busy(new Size(120, 40)).type("m").turn();
        theatre.server.disconnect(7, "Client Closed");
        theatre.second().type("M").turn();
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Connection 7  audit  CLOSED");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#views")
    void everyView_answersToEnterAndEscape(View view) {
        Theatre theatre =
                busy(new Size(120, 40)).type(Character.toString(view.key())).turn();
        theatre.second();
        String before = title(theatre);
        String screen = theatre.screen();
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen())
                .as("something happens, or it is told why not")
                .isNotEqualTo(screen);
        theatre.press(Key.Kind.ESCAPE).turn();
        assertThat(title(theatre)).isEqualTo(before);
    }

    private static String title(Theatre theatre) {
        return theatre.line("[");
    }

    @Test
    void value_isCopiedFromTheColumnThatIsSortedBy() {
        Theatre theatre = busy(new Size(120, 40));
        theatre.type("o")
                .type("name")
                .press(Key.Kind.ENTER, Key.Kind.DOWN)
                .type("Y")
                .turn();
        assertThat(theatre.display.copied).isEqualTo("billing-worker");
        theatre.type("o").type("msgs_to").press(Key.Kind.ENTER).type("gY").turn();
        assertThat(theatre.display.copied).isEqualTo("250");
    }

    /** A request for connection 0 would return all connections. */
    @Test
    void subscriptionOfTheServerItself_leadsNowhere() {
        Theatre theatre = busy(new Size(120, 40)).type("S").turn().second();
        theatre.server.connect(0, "");
        theatre.second().press(Key.Kind.HOME, Key.Kind.ENTER);
        assertThat(theatre.screen())
                .contains("this is a subscription of the server itself")
                .doesNotContain("Connection 0");
    }
}
