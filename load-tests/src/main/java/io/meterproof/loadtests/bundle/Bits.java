package io.meterproof.loadtests.bundle;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Single bits of a bundle, flipped. */
record Bits(byte[] bundle, Layout layout) {
    static Bits of(byte[] bundle) {
        return new Bits(bundle, Layout.of(bundle));
    }

    long count() {
        return (long) bundle.length * Byte.SIZE;
    }

    Stream<Change> all() {
        return LongStream.range(0, count()).mapToObj(this::flipped);
    }

    Stream<Change> sampled(long count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return LongStream.range(0, count).mapToObj(i -> flipped(chance.nextLong(count())));
    }

    private Change flipped(long bit) {
        int position = (int) (bit / Byte.SIZE);
        return new Change(Change.Kind.BIT, layout.at(position), () -> {
            byte[] changed = bundle.clone();
            changed[position] ^= (byte) (1 << bit % Byte.SIZE);
            return changed;
        });
    }
}
