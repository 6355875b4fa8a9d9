package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A channel's days as they might come in: live readings, seals, losses and corrections, each with its stamped arrival. */
record ChannelMonth(List<AcceptedBlock> blocks) {
    private static final int DAY = 96;

    /** Days of blocks with a seeded share of losses, and of seals that correct their live readings. */
    static ChannelMonth of(long seed, int days) {
        Random random = new Random(seed);
        List<AcceptedBlock> blocks = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            addDay(blocks, 1 + (long) day * DAY, random);
        }
        return new ChannelMonth(blocks);
    }

    private static void addDay(List<AcceptedBlock> blocks, long first, Random random) {
        boolean hasLive = random.nextInt(3) > 0;
        for (long number = first; hasLive && number < first + DAY; number++) {
            if (random.nextInt(20) > 0) {
                blocks.add(Blocks.live(number, number * 900 + random.nextInt(100_000)));
            }
        }
        if (random.nextInt(6) > 0) {
            long[] values = Blocks.truths(first, DAY);
            for (int corrections = random.nextInt(3); corrections > 0; corrections--) {
                values[random.nextInt(DAY)] += random.nextInt(3);
            }
            blocks.add(Blocks.block(BlockKind.SEAL, first, (first + DAY) * 900, values));
        }
    }

    /** The same blocks in another order, some of them twice. */
    List<AcceptedBlock> disturbed(long seed) {
        Random random = new Random(seed);
        List<AcceptedBlock> disturbed = new ArrayList<>(blocks);
        blocks.stream().filter(block -> random.nextInt(10) == 0).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        return disturbed;
    }
}
