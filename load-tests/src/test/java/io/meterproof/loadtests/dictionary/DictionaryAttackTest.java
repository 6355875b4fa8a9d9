package io.meterproof.loadtests.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.LeafPosition;
import io.meterproof.bundle.TestBundles;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody has the published tiles and one household's bundle, and wants the neighbour's readings. They know everything of the
 * neighbour's ledger entries and blocks but the readings and the salts.
 */
class DictionaryAttackTest {
    private static final long GUESSES = 20_000;

    private static final Bundle DISCLOSED = TestBundles.bundle();
    private static final Bundle NEIGHBOUR = neighbour(
            salt -> digest("nobody knows this " + salt), digest("nor this").bytes());

    @TempDir
    private Path directory;

    private final StringWriter words = new StringWriter();

    @Test
    void noLeafOfTheNeighboursLedgerGivesAQuantityAway() {
        assertThat(recovered(Secret.ofLedger(NEIGHBOUR), KnownSalts.ofLeaves(DISCLOSED, "neighbour")))
                .isZero();
    }

    @Test
    void leavesWithoutASaltGiveAllQuantitiesAway() {
        List<Secret> secrets = Secret.ofLedger(neighbour(salt -> Hash.ZERO, new byte[Hash.LENGTH]));

        assertThat(secrets).isNotEmpty();
        assertThat(recovered(secrets, KnownSalts.ofLeaves(DISCLOSED, "neighbour")))
                .isEqualTo(secrets.size());
    }

    @Test
    void noReadingBesideADisclosedOneIsGivenAwayByItsBlocksTree() {
        assertThat(recovered(Secret.ofReadings(NEIGHBOUR), KnownSalts.ofReadings(DISCLOSED, NEIGHBOUR)))
                .isZero();
    }

    @Test
    void readingsAreGivenAwayToWhoeverHasTheirSeeds() {
        DictionaryAttack.Outcome outcome = new DictionaryAttack(
                        KnownSalts.ofReadings(NEIGHBOUR, NEIGHBOUR), GUESSES, new LongAdder())
                .run(Secret.ofReadings(NEIGHBOUR), 1);

        assertThat(outcome.attacked()).isPositive();
        assertThat(outcome.recovered()).isEqualTo(outcome.attacked());
    }

    @Test
    void theCommandSaysHowManyGuessesRecoveredHowMuch() throws IOException {
        assertThat(attack(NEIGHBOUR)).isZero();
        assertThat(words.toString().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .endsWith(" known salts, 0 recovered"));
    }

    @Test
    void theCommandFailsWhereSomethingIsRecovered() throws IOException {
        assertThat(attack(neighbour(salt -> Hash.ZERO, digest("nor this").bytes())))
                .isEqualTo(1);
    }

    @Test
    void aBundleOfTheSameAccountIsNoNeighbours() throws IOException {
        assertThat(attack(DISCLOSED)).isEqualTo(2);
    }

    private int attack(Bundle victim) throws IOException {
        Path disclosed = Files.write(directory.resolve("disclosed.json"), BundleCodec.encode(DISCLOSED));
        Path hidden = Files.write(directory.resolve("victim.json"), BundleCodec.encode(victim));
        return Dictionary.commandLine()
                .setOut(new PrintWriter(words))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(disclosed.toString(), hidden.toString(), "--count", Long.toString(GUESSES));
    }

    private static long recovered(List<Secret> secrets, List<byte[]> salts) {
        return new DictionaryAttack(salts, GUESSES, new LongAdder())
                .run(secrets, 1)
                .recovered();
    }

    private static Bundle neighbour(UnaryOperator<Hash> salts, byte[] seed) {
        return new Bundle(
                "neighbour",
                DISCLOSED.entries().stream()
                        .map(entry -> new BundledEntry(entry.payload(), salted(entry.leaf(), salts)))
                        .toList(),
                DISCLOSED.blocks().stream()
                        .map(block -> new BundledBlock(seeded(block.evidence(), seed), salted(block.leaf(), salts)))
                        .toList(),
                DISCLOSED.documents(),
                DISCLOSED.keys(),
                DISCLOSED.log(),
                DISCLOSED.anchor());
    }

    private static LeafPosition salted(LeafPosition leaf, UnaryOperator<Hash> salts) {
        return new LeafPosition(leaf.shard(), leaf.index(), salts.apply(leaf.salt()));
    }

    private static BlockEvidence seeded(BlockEvidence block, byte[] seed) {
        if (!block.isNative()) {
            return block;
        }
        Readings readings = ReadingsCodec.decode(block.readings());
        return new BlockEvidence(
                block.usagePoint(),
                block.originClass(),
                block.format(),
                block.key(),
                block.leniency(),
                block.signed(),
                block.signature(),
                ReadingsCodec.encode(new Readings(readings.values(), readings.qualities(), seed)),
                block.charging());
    }

    private static Hash digest(String text) {
        return TreeHasher.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
