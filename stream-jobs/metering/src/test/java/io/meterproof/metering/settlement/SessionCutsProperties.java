package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However the records of a station's sessions were cut, and in whatever order they come, what its register counted is billed once. */
class SessionCutsProperties {

    @Property(tries = 200)
    void anyOrderGivesTheSameStandingSessions(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 40) int count) {
        List<AcceptedBlock> blocks = SessionCuts.seeded(seed, count);
        List<AcceptedBlock> disturbed = new ArrayList<>(blocks);
        Collections.shuffle(disturbed, new Random(order));
        SessionCuts inOrder = settled(blocks);

        assertThat(settled(disturbed).segments()).isEqualTo(inOrder.segments());
        assertThat(inOrder.segments())
                .isEqualTo(settled(SessionCuts.standing(blocks)).segments());
    }

    @Property(tries = 200)
    void whatIsTakenBackLeavesNoTrace(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 40) int count) {
        List<AcceptedBlock> blocks = SessionCuts.seeded(seed, count);
        Random random = new Random(order);
        List<AcceptedBlock> rest = new ArrayList<>();
        SessionCuts cuts = new SessionCuts();
        Collections.shuffle(blocks, random);
        for (AcceptedBlock block : blocks) {
            cuts.accept(block);
            rest.add(block);
            if (random.nextInt(4) == 0) {
                cuts.withdraw(rest.remove(random.nextInt(rest.size())));
            }
        }

        assertThat(cuts.segments())
                .isEqualTo(settled(SessionCuts.standing(rest)).segments());
    }

    @Property(tries = 200)
    void piecesOfOneSessionBillNoMoreThanItsRegisterCounted(
            @ForAll long order, @ForAll @IntRange(min = 2, max = 8) int moments) {
        List<AcceptedBlock> pieces = new ArrayList<>();
        for (int begin = 0; begin < moments; begin++) {
            int end = begin + 1 + new Random(order + begin).nextInt(moments - begin);
            pieces.add(Blocks.charging(1 + 2L * begin, 1800 * (end - begin), 500 + 1_000L * begin, 500 + 1_000L * end));
        }
        Collections.shuffle(pieces, new Random(order));

        assertThat(settled(pieces).quantity()).isBetween(1_000L, 1_000L * moments);
    }

    private static SessionCuts settled(List<AcceptedBlock> blocks) {
        SessionCuts cuts = new SessionCuts();
        blocks.forEach(cuts::accept);
        return cuts;
    }
}
