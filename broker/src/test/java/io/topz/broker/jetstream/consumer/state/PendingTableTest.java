package io.topz.broker.jetstream.consumer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PendingTableTest {

    private final PendingTable table = new PendingTable();

    @Test
    void table_behavesLikeAMap() {
        Random random = new Random(7);
        TreeMap<Long, Long> model = new TreeMap<>();
        long sequence = 0;
        for (int i = 0; i < 50_000; i++) {
            if (random.nextInt(100) < (i / 5000 % 2 == 0 ? 60 : 40)) {
                sequence += 1 + random.nextInt(3);
                table.add(sequence, i + 1L, i);
                model.put(sequence, i + 1L);
            } else {
                long some = Math.max(0, sequence - random.nextInt(500));
                int slot = table.find(some);
                assertThat(slot != PendingTable.NONE).isEqualTo(model.containsKey(some));
                if (slot != PendingTable.NONE) {
                    assertThat(table.delivery(slot)).isEqualTo(model.remove(some));
                    table.remove(slot);
                }
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        List<Long> walked = new ArrayList<>();
        for (int slot = table.first(); slot != PendingTable.NONE; slot = table.after(slot)) {
            walked.add(table.sequence(slot));
        }
        assertThat(walked).containsExactlyElementsOf(model.keySet());
    }

    @Test
    void redelivered_areCounted() {
        table.add(1, 1, 0);
        table.add(2, 2, 0);
        table.setRedeliveries(table.find(2), 1);
        table.setRedeliveries(table.find(2), 2);
        assertThat(table.redelivered()).isEqualTo(1);

        table.remove(table.find(2));

        assertThat(table.redelivered()).isZero();
    }

    @Test
    void sequences_mustRise() {
        table.add(5, 1, 0);

        assertThatThrownBy(() -> table.add(5, 2, 0)).hasMessage("sequence 5 is not above 5");
    }
}
