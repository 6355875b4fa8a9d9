package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Identified;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A seeded half year of a channel, whose horizon passes most of it: in what order it comes makes no difference. */
class ArchiveProperties {
    private static final int DAY = 96;
    private static final int DAYS = 180;

    @Property(tries = 40)
    void anyOrderOverTheHorizonGivesTheSameStandingAndBalances(@ForAll long seed, @ForAll long order) {
        List<AcceptedBlock> blocks = halfYear(seed);
        List<AcceptedBlock> shuffled = new ArrayList<>(blocks);
        Collections.shuffle(shuffled, new Random(order));

        ArchivedChannel inOrder = settled(blocks);
        ArchivedChannel disturbed = settled(shuffled);

        assertThat(disturbed.books().segments()).isEqualTo(inOrder.books().segments());
        assertThat(disturbed.books().balances()).isEqualTo(inOrder.books().balances());
        assertThat(disturbed.head().horizon()).isEqualTo(inOrder.head().horizon());
    }

    @Property(tries = 20)
    void itIsAsIfTheHorizonHadNeverPassedAnything(@ForAll long seed, @ForAll long order) {
        List<AcceptedBlock> blocks = halfYear(seed);
        Collections.shuffle(blocks, new Random(order));

        assertThat(settled(blocks).books().segments())
                .isEqualTo(unbounded(blocks).segments());
    }

    @Example
    void monthsComeBackMeanwhile() {
        List<AcceptedBlock> blocks = halfYear(1);
        Collections.shuffle(blocks, new Random(1));

        assertThat(settled(blocks).recalls()).isPositive();
    }

    private static ArchivedChannel settled(List<AcceptedBlock> blocks) {
        ArchivedChannel channel = new ArchivedChannel(moving());
        blocks.forEach(channel::accept);
        return channel;
    }

    /** Settled while all months are back from the beginning. */
    private static Books unbounded(List<AcceptedBlock> blocks) {
        TreeChannelStore store = new TreeChannelStore();
        new Reopening(store).open(new Reach(Long.MIN_VALUE, List.of()), List.of());
        Books books = new Books();
        blocks.forEach(block -> books.post(new Settlement(Blocks.CHANNEL, moving(), Installed.UNKNOWN, store)
                .accept(block)
                .events()));
        return books;
    }

    /** Days with live readings of four intervals or a seal, or both, far apart; a few seals correct what was read. */
    private static List<AcceptedBlock> halfYear(long seed) {
        Random random = new Random(seed);
        List<AcceptedBlock> blocks = new ArrayList<>();
        for (int day = 0; day < DAYS; day += 1 + random.nextInt(20)) {
            long first = 1 + (long) day * DAY;
            boolean sealed = random.nextInt(3) > 0;
            if (!sealed || random.nextBoolean()) {
                for (long number = first; number < first + DAY; number += 4) {
                    if (random.nextInt(12) == 0) {
                        blocks.add(Blocks.block(BlockKind.LIVE, number, number * 900, Blocks.truths(number, 4)));
                    }
                }
            }
            if (sealed) {
                long[] values = Blocks.truths(first, DAY);
                if (random.nextInt(3) == 0) {
                    int at = random.nextInt(DAY - 1);
                    values[at] += 1;
                    values[at + 1] -= values[at + 1] > 0 ? 1 : 0;
                }
                blocks.add(Blocks.block(BlockKind.SEAL, first, (first + DAY) * 900, values));
            }
        }
        return blocks;
    }

    private static Terms moving() {
        Identified<Agreement> one = Agreed.agreement("one", Agreed.ALWAYS, Optional.of(Blocks.begin(5000)));
        Identified<Agreement> two = Agreed.agreement("two", Blocks.begin(9000), Optional.empty());
        return Agreed.terms(one, two);
    }
}
