package io.meterproof.loadtests.dictionary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Guesses at secrets: each value near the true one, which is always among them, under each salt.
 *
 * @param salts those that are known
 * @param guesses how many in all, at least one for each secret and salt
 * @param tried counts them
 */
record DictionaryAttack(List<byte[]> salts, long guesses, LongAdder tried) {
    private static final int MOST_SECRETS = 20;

    /** How many secrets were guessed at, and how many recovered. */
    record Outcome(int attacked, long recovered) {}

    /** Guesses at all secrets, or at a sample of many. */
    Outcome run(List<Secret> secrets, long seed) {
        List<Secret> attacked = new ArrayList<>(secrets);
        Collections.shuffle(attacked, new Random(seed));
        List<Secret> sample = attacked.subList(0, Math.min(MOST_SECRETS, attacked.size()));
        long values = Math.max(1, guesses / Math.max(1, (long) sample.size() * salts.size()));
        return new Outcome(
                sample.size(),
                sample.stream().filter(secret -> isRecovered(secret, values)).count());
    }

    private boolean isRecovered(Secret secret, long values) {
        long lowest = secret.value() - values / 2;
        return LongStream.range(lowest, lowest + values)
                        .parallel()
                        .filter(guess -> isRight(secret, guess))
                        .count()
                > 0;
    }

    private boolean isRight(Secret secret, long guess) {
        tried.add(salts.size());
        return salts.stream()
                .anyMatch(salt -> secret.commitment().apply(guess, salt).equals(secret.published()));
    }
}
