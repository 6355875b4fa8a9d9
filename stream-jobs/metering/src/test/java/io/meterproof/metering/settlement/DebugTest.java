package io.meterproof.metering.settlement;

import java.util.*;
import org.junit.jupiter.api.Test;

class DebugTest {
    @Test
    void debug() {
        for (long seed = 0; seed < 200; seed++) {
            TreeChannelStore store = new TreeChannelStore();
            Books books = new Books();
            List<AcceptedBlock> blocks = ChannelMonth.of(seed, 2).disturbed(seed);
            for (AcceptedBlock b : blocks) {
                List<String> before = books.segments();
                SettlementOutcome o = new Settlement(Blocks.CHANNEL, Agreed.always("one"), store).accept(b);
                books.post(o.events());
                BitSet s = new BitSet();
                for (var u : books.standing().values()) {
                    int f = (int) u.firstSequence();
                    if (!s.get(f, f + u.count()).isEmpty()) {
                        System.out.println("SEED " + seed + " X " + b.block().kind() + " "
                                + b.block().firstSequence() + "+" + b.block().count() + " arr " + b.arrival());
                        System.out.println(before);
                        System.out.println(books.segments());
                        o.events()
                                .forEach(e -> System.out.println(e.getClass().getSimpleName() + " "
                                        + e.usage().firstSequence() + "+"
                                        + e.usage().count()));
                        System.out.println(store.head());
                        return;
                    }
                    s.set(f, f + u.count());
                }
            }
        }
    }
}
