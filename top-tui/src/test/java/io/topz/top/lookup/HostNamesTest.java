package io.topz.top.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> lookedUp = new ArrayList<>();
    private long now;
    private int changes;
    private final HostNames names = new HostNames(this::lookup, background::add, () -> now, () -> changes++);

    private String lookup(String address) throws IOException {
        lookedUp.add(address);
        if (address.startsWith("192.")) {
            throw new UnknownHostException(address);
        }
        return "host-" + address;
    }

    private void runBackground() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    @Test
    void name_isKnownOnceItWasFound_andAskedForOnce() {
        assertThat(names.nameOf("10.0.0.1")).isNull();
        assertThat(names.nameOf("10.0.0.1")).isNull();
        assertThat(lookedUp).isEmpty();
        runBackground();
        assertThat(names.nameOf("10.0.0.1")).isEqualTo("host-10.0.0.1");
        assertThat(lookedUp).containsExactly("10.0.0.1");
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void missingName_isLookedUpAgainAfterAWhile() {
        names.nameOf("192.0.2.1");
        runBackground();
        names.nameOf("192.0.2.1");
        runBackground();
        assertThat(lookedUp).hasSize(1);
        now += HostNames.RETRY_AFTER.plus(Duration.ofSeconds(1)).toNanos();
        assertThat(names.nameOf("192.0.2.1")).isNull();
        runBackground();
        assertThat(lookedUp).hasSize(2);
    }

    @Test
    void lookups_areLimited() {
        for (int i = 0; i < 100; i++) {
            names.nameOf("10.0.1." + i);
        }
        assertThat(background).hasSize(HostNames.MAX_PENDING);
        runBackground();
        names.nameOf("10.0.1.99");
        assertThat(background).hasSize(1);
    }

    @Test
    void memory_isLimited() {
        for (int i = 0; i < HostNames.MAX_NAMES + 500; i++) {
            names.nameOf("10.1." + i / 256 + "." + i % 256);
            runBackground();
        }
        long known = 0;
        for (int i = 0; i < HostNames.MAX_NAMES + 500; i++) {
            known += names.nameOf("10.1." + i / 256 + "." + i % 256) == null ? 0 : 1;
        }
        assertThat(known).isLessThanOrEqualTo(HostNames.MAX_NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "", "10.0.0.1 ", "a:b:zz", "10.0.0.1;x"})
    void whatIsNoAddress_isNeverAskedOf(String text) {
        assertThatThrownBy(() -> new ReverseDns().nameOf(text)).isInstanceOf(UnknownHostException.class);
    }
}
