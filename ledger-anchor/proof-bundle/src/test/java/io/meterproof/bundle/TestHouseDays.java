package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.util.List;

/**
 * What the meters of a landlord's house and its two flats counted on three days. A seal corrects a live reading of the first flat,
 * which is not heard of on the third day.
 */
final class TestHouseDays {
    static final Duration QUARTER = Duration.ofHours(6);

    private TestHouseDays() {}

    static List<SignedBlock> all() {
        return List.of(
                seal(TestRegistry.HOME, 1, 21_000, 4_000, 6_000, 5_000, 6_000),
                seal(TestFlats.FLAT, 1, 9_000, 1_000, 3_000, 2_000, 3_000),
                seal(TestFlats.MOVED, 1, 4_500, 500, 1_500, 1_000, 1_500),
                seal(TestRegistry.HOME, 5, 39_000, 3_000, 5_000, 4_000, 6_000),
                live(TestFlats.FLAT, 5, 9_900, 900),
                seal(TestFlats.FLAT, 5, 16_000, 1_000, 2_000, 2_000, 2_000),
                seal(TestFlats.MOVED, 5, 8_500, 3_100, 300, 300, 300),
                seal(TestRegistry.HOME, 9, 51_000, 3_000, 3_000, 3_000, 3_000),
                seal(TestFlats.MOVED, 9, 12_500, 1_000, 1_000, 1_000, 1_000));
    }

    private static SignedBlock seal(String usagePoint, long first, long closing, long... values) {
        return signed(BlockBuilder.seal(channel(usagePoint), Hash.ZERO), usagePoint, first, closing, values);
    }

    private static SignedBlock live(String usagePoint, long first, long closing, long value) {
        return signed(BlockBuilder.live(channel(usagePoint)), usagePoint, first, closing, value);
    }

    private static Channel channel(String usagePoint) {
        return new Channel(TestRegistry.meter(TestFlats.serial(usagePoint)), ObisCode.ACTIVE_IMPORT);
    }

    private static SignedBlock signed(
            BlockBuilder builder, String usagePoint, long first, long closing, long... values) {
        return builder.firstSequence(first)
                .start(TestRegistry.FROM.plus(QUARTER.multipliedBy(first - 1)))
                .interval(QUARTER)
                .values(values)
                .closingRegister(closing)
                .sign(new TestKeys(TestFlats.serial(usagePoint)).signer(), new byte[32]);
    }
}
