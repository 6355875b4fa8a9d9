package io.meterproof.metering.settlement;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Days of a channel whose register rolls over, is reset with and without papers, and is now and then told wrongly. */
record DoubtfulMonth(List<AcceptedBlock> blocks, Installed installed, boolean hasDigits) {
    private static final int DAY = 4;
    private static final int DAYS = 12;
    private static final int MOST = 100;
    private static final long RANGE = 1_000_000;

    static DoubtfulMonth of(long seed) {
        Random random = new Random(seed);
        List<AcceptedBlock> blocks = new ArrayList<>();
        List<MeterEvent> papers = new ArrayList<>();
        long register = RANGE - random.nextInt(3_000);
        MeterInstallation came = Papers.showing(Papers.from(1), register);
        boolean hasDigits = random.nextInt(4) > 0;
        papers.add(hasDigits ? Papers.withDigits(came, 3) : came);
        for (int day = 0; day < DAYS; day++) {
            long first = 1 + (long) day * DAY;
            if (random.nextInt(6) == 0) {
                long after = random.nextInt(500);
                if (random.nextBoolean()) {
                    papers.add(Papers.reset(first, register, after));
                }
                register = after;
            }
            register = addDay(blocks, first, register, random);
        }
        if (random.nextBoolean()) {
            long end = 1 + (long) DAY * (DAYS - random.nextInt(3));
            papers.add(Papers.removed((MeterInstallation) papers.get(0), Blocks.begin(end), register));
        }
        if (blocks.isEmpty()) {
            blocks.add(Blocks.accepted(BlockKind.LIVE, 1, register, Blocks.INTERVAL, 0, 1));
        }
        return new DoubtfulMonth(blocks, Papers.installed(papers.toArray(MeterEvent[]::new)), hasDigits);
    }

    private static long addDay(List<AcceptedBlock> blocks, long first, long opening, Random random) {
        long[] values = random.longs(DAY, 0, MOST).toArray();
        long register = opening;
        for (int i = 0; i < DAY; i++) {
            register = (register + values[i]) % RANGE;
            if (random.nextInt(5) > 0) {
                long told = random.nextInt(12) == 0 ? random.nextInt((int) RANGE) : register;
                blocks.add(Blocks.accepted(
                        BlockKind.LIVE, first + i, told, Blocks.INTERVAL, random.nextInt(100_000), values[i]));
            }
        }
        if (random.nextInt(3) > 0) {
            long told = random.nextInt(12) == 0 ? random.nextInt((int) RANGE) : register;
            values[random.nextInt(DAY)] += random.nextInt(20) == 0 ? 50 : 0;
            blocks.add(Blocks.accepted(BlockKind.SEAL, first, told, Blocks.INTERVAL, random.nextInt(100_000), values));
        }
        return register;
    }

    /** More than was ever used, but less than a register that went back would make of it; without its range, the range. */
    long mostInAll() {
        return hasDigits ? RANGE / 10 : RANGE;
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
