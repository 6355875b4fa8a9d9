package io.meterproof.loadtests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.signature.SignatureOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class AttackTest {
    private static final int BOUNDED = 20_000;

    @ParameterizedTest
    @CsvSource({
        "Ed25519, corretto",
        "Ed25519, bouncycastle",
        "Ed25519, jdk",
        "P-256, corretto",
        "P-256, bouncycastle",
        "P-256, jdk",
        "ML-DSA-44, bouncycastle"
    })
    void noForgedSignatureIsAccepted(String algorithm, String provider) {
        boolean slow = provider.equals("jdk") || algorithm.equals("ML-DSA-44");
        int count = slow ? BOUNDED / 10 : BOUNDED;
        StringWriter words = new StringWriter();

        int exit = command(words)
                .execute("signatures", "--algorithm", algorithm, "--provider", provider, "--count", "" + count);

        assertThat(words.toString()).contains(", 0 accepted").doesNotContain("ACCEPTED");
        assertThat(exit).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 50000", "P-256, 20000", "ML-DSA-44, 2000", "ECDSA, 5000"})
    void noReplayIsAccepted(String algorithm, String count) {
        StringWriter words = new StringWriter();

        int exit = command(words).execute("replays", "--algorithm", algorithm, "--count", count);

        assertThat(words.toString())
                .contains(", 0 accepted")
                .contains("DUPLICATE")
                .contains("REPLAYED");
        assertThat(exit).isZero();
    }

    @ParameterizedTest
    @EnumSource(Stations.class)
    void noRearrangedSessionSettles(Stations station) {
        StringWriter words = new StringWriter();

        int exit = command(words).execute("sessions", "--station", station.name(), "--count", "1500");

        assertThat(words.toString())
                .contains(", 0 settled twice, 0 settled that nobody was sold")
                .contains("MALFORMED", "DUPLICATE", "REPLAYED", "BROKEN_SESSION");
        assertThat(exit).as(words.toString()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = SignatureAlgorithm.class, mode = EnumSource.Mode.EXCLUDE, names = "ECDSA")
    void everyForgeryDiffersFromWhatItWasMadeOf(SignatureAlgorithm algorithm) throws Exception {
        SecureRandom random = new SecureRandom();
        SplittableRandom chance = new SplittableRandom(7);
        Victim victim = Victim.of(algorithm, random);
        Signed own = victim.signed(1, random);
        Signed other = victim.signed(2, random);
        for (Forgery forgery : Forgery.against(algorithm)) {
            for (int i = 0; i < 1_000; i++) {
                Signed forged = forgery.of(own, other, chance);
                boolean same = java.util.Arrays.equals(forged.message(), own.message())
                        && java.util.Arrays.equals(forged.signature(), own.signature());
                assertThat(same).as(forgery.name()).isFalse();
            }
        }
    }

    @Test
    void aVerifierThatAcceptsAnythingIsFoundOut() throws Exception {
        SecureRandom random = new SecureRandom();
        Victim victim = Victim.of(SignatureAlgorithm.ED25519, random);
        SignatureAttack attack =
                new SignatureAttack(victim, (key, message, signature) -> SignatureOutcome.VALID, random);

        List<String> accepted =
                attack.run(100, 2, 1, new LongAdder(), SignatureAttack.counters(SignatureAlgorithm.ED25519));

        assertThat(accepted).hasSize(100);
    }

    @Test
    void nobodyIsNamedWhoDoesNotVerify() {
        for (String provider : List.of("jdk", "corretto")) {
            StringWriter trouble = new StringWriter();

            int exit = troubled(trouble)
                    .execute("signatures", "--algorithm", "ML-DSA-44", "--provider", provider, "--count", "5");

            assertThat(exit).isEqualTo(2);
            assertThat(trouble.toString().lines())
                    .containsExactly("ML-DSA-44 is verified by bouncycastle, never by " + provider
                            + ". See attack signatures --help.");
        }
        StringWriter words = new StringWriter();
        assertThat(command(words).execute("signatures", "--algorithm", "ML-DSA-44", "--count", "5"))
                .isZero();
        assertThat(words.toString()).contains("on bouncycastle: 5 forged");
    }

    @Test
    void anAlgorithmThatSignsNoBlocksIsOneLine() {
        StringWriter trouble = new StringWriter();

        assertThat(troubled(trouble).execute("signatures", "--algorithm", "ECDSA", "--count", "5"))
                .isEqualTo(2);

        assertThat(trouble.toString().lines())
                .containsExactly("ECDSA signs no blocks of ours: its records are attacked by replays."
                        + " See attack signatures --help.");
    }

    @Test
    void whoeverTriesNothingFindsNothing() {
        for (String count : List.of("0", "-1", "many")) {
            assertThat(command(new StringWriter()).execute("signatures", "--count", count))
                    .isEqualTo(2);
        }
    }

    private static CommandLine troubled(StringWriter trouble) {
        return Attack.commandLine().setErr(new PrintWriter(trouble, true));
    }

    private static CommandLine command(StringWriter words) {
        return Attack.commandLine().setOut(new PrintWriter(words)).setErr(new PrintWriter(new StringWriter()));
    }
}
