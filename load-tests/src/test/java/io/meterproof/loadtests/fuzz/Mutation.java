package io.meterproof.loadtests.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A few random changes of an input: what a bounded test can do without looking at coverage. */
enum Mutation {
    REPLACE {
        @Override
        byte[] of(byte[] input, SplittableRandom chance) {
            byte[] changed = input.clone();
            if (changed.length > 0) {
                changed[chance.nextInt(changed.length)] = (byte) chance.nextInt();
            }
            return changed;
        }
    },
    FLIP {
        @Override
        byte[] of(byte[] input, SplittableRandom chance) {
            byte[] changed = input.clone();
            if (changed.length > 0) {
                changed[chance.nextInt(changed.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
            }
            return changed;
        }
    },
    CUT {
        @Override
        byte[] of(byte[] input, SplittableRandom chance) {
            int from = chance.nextInt(input.length + 1);
            return replaced(input, from, chance.nextInt(from, input.length + 1), new byte[0]);
        }
    },
    REPEAT {
        @Override
        byte[] of(byte[] input, SplittableRandom chance) {
            int from = chance.nextInt(input.length + 1);
            int to = chance.nextInt(from, input.length + 1);
            return replaced(input, to, to, Arrays.copyOfRange(input, from, to));
        }
    },
    INSERT {
        @Override
        byte[] of(byte[] input, SplittableRandom chance) {
            int place = chance.nextInt(input.length + 1);
            byte[] more = new byte[1 + chance.nextInt(8)];
            chance.nextBytes(more);
            return replaced(input, place, place, more);
        }
    };

    private static final int MOST = 4;

    abstract byte[] of(byte[] input, SplittableRandom chance);

    /** One to four changes after another. */
    static byte[] several(byte[] input, SplittableRandom chance) {
        byte[] changed = input;
        for (int left = 1 + chance.nextInt(MOST); left > 0; left--) {
            changed = values()[chance.nextInt(values().length)].of(changed, chance);
        }
        return changed;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] changed = Arrays.copyOf(input, input.length - (to - from) + by.length);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(input, to, changed, from + by.length, input.length - to);
        return changed;
    }
}
