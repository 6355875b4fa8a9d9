package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.SignatureVerifier;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Forgeries of one meter's signatures against one verifier. */
final class SignatureAttack {
    private static final int GENUINE = 64;

    private final Victim victim;
    private final SignatureVerifier verifier;
    private final List<Signed> genuine;

    SignatureAttack(Victim victim, SignatureVerifier verifier, SecureRandom random) {
        this.victim = victim;
        this.verifier = verifier;
        this.genuine = LongStream.rangeClosed(1, GENUINE)
                .mapToObj(sequence -> victim.signed(sequence, random))
                .toList();
        for (Signed signed : genuine) {
            if (outcome(signed) != SignatureOutcome.VALID) {
                throw new IllegalStateException("The genuine signature is refused, so that refusals say nothing.");
            }
        }
    }

    /**
     * Tries forgeries on several threads.
     *
     * @param progress is told how many were tried
     * @return what was accepted, one line for each; empty as it must be
     */
    List<String> run(long count, int threads, long seed, LongAdder progress, Map<Forgery, LongAdder> tried) {
        return IntStream.range(0, threads)
                .parallel()
                .boxed()
                .flatMap(thread -> run(share(count, threads, thread), seed + thread, progress, tried).stream())
                .toList();
    }

    static Map<Forgery, LongAdder> counters(SignatureAlgorithm algorithm) {
        Map<Forgery, LongAdder> counters = new EnumMap<>(Forgery.class);
        for (Forgery forgery : Forgery.against(algorithm)) {
            counters.put(forgery, new LongAdder());
        }
        return counters;
    }

    private List<String> run(long count, long seed, LongAdder progress, Map<Forgery, LongAdder> tried) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Forgery> forgeries = Forgery.against(victim.signer().algorithm());
        return LongStream.range(0, count)
                .mapToObj(i -> {
                    Forgery forgery = forgeries.get(chance.nextInt(forgeries.size()));
                    int own = chance.nextInt(GENUINE);
                    int other = (own + 1 + chance.nextInt(GENUINE - 1)) % GENUINE;
                    Signed forged = forgery.of(genuine.get(own), genuine.get(other), chance);
                    progress.increment();
                    tried.get(forgery).increment();
                    return outcome(forged) == SignatureOutcome.VALID ? describe(forgery, forged) : "";
                })
                .filter(accepted -> !accepted.isEmpty())
                .toList();
    }

    private SignatureOutcome outcome(Signed signed) {
        return verifier.verify(victim.key(), signed.message(), signed.signature());
    }

    private String describe(Forgery forgery, Signed forged) {
        HexFormat hex = HexFormat.of();
        return forgery + " key " + hex.formatHex(victim.key().raw()) + " message " + hex.formatHex(forged.message())
                + " signature " + hex.formatHex(forged.signature());
    }

    private static long share(long count, int threads, int thread) {
        return count / threads + (thread < count % threads ? 1 : 0);
    }
}
