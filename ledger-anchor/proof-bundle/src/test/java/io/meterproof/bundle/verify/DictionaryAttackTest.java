package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.TestBundles;
import io.meterproof.formats.block.DisclosedReading;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.commitment.Salts;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody has the published tiles and one household's bundle, and wants the neighbour's readings. They know everything of the
 * neighbour's ledger entries and blocks but the readings, of which there are only so many, and try every one under every salt
 * that they have or can think of.
 */
class DictionaryAttackTest {
    private static final String NEIGHBOUR = "account-2";
    private static final long POSSIBLE = 3_000;
    private static final int READING_SALT = 16;
    private static final List<Long> SECRETS = List.of(0L, 17L, 421L, 2_999L);

    private static final Bundle DISCLOSED = TestBundles.bundle();
    private static final PrivacyKey KEY =
            PrivacyKey.of(digest("nobody knows this").bytes());

    @Test
    void noLeafOfTheNeighboursLedgerGivesAReadingAway() {
        assertThat(recoveredFromTiles(knownSalts())).isEmpty();
    }

    @Test
    void theAttackWorksForWhoeverHasTheSalts() {
        List<Hash> salts = new ArrayList<>(knownSalts());
        for (int sequence = 1; sequence <= SECRETS.size(); sequence++) {
            salts.add(Salts.derive(KEY, EntryType.LEDGER_ENTRY, Payload.ledgerEntryId(NEIGHBOUR, sequence)));
        }

        assertThat(recoveredFromTiles(salts)).containsExactlyElementsOf(SECRETS);
    }

    @Test
    void noReadingBesideADisclosedOneIsGivenAwayByItsBlocksTree() {
        Readings readings = neighboursBlock();
        List<byte[]> salts = new ArrayList<>(knownReadingSalts());
        salts.add(ReadingTree.disclose(readings, 0).salt());

        assertThat(recoveredFromBlock(readings, 1, salts)).isEmpty();
    }

    @Test
    void theAttackOnATreeWorksForWhoeverHasTheReadingsSalt() {
        Readings readings = neighboursBlock();

        assertThat(recoveredFromBlock(
                        readings, 1, List.of(ReadingTree.disclose(readings, 1).salt())))
                .contains(SECRETS.get(1));
    }

    private static List<Long> recoveredFromTiles(List<Hash> salts) {
        Set<Hash> tiles = new HashSet<>();
        for (int i = 0; i < SECRETS.size(); i++) {
            Payload payload = Payload.ledgerEntry(NEIGHBOUR, i + 1, entry(i + 1, SECRETS.get(i)));
            tiles.add(LogEntry.commit(KEY, payload).leafHash());
        }
        List<Long> recovered = new ArrayList<>();
        for (int sequence = 1; sequence <= SECRETS.size(); sequence++) {
            for (long guess = 0; guess < POSSIBLE; guess++) {
                byte[] payload = entry(sequence, guess);
                if (salts.stream()
                        .anyMatch(salt -> tiles.contains(LogEntry.commit(EntryType.LEDGER_ENTRY, salt, payload)
                                .leafHash()))) {
                    recovered.add(guess);
                }
            }
        }
        return recovered;
    }

    /** All of an entry but the quantity is public, so as to make it easy. */
    private static byte[] entry(long sequence, long quantity) {
        return ("{\"account\":\"" + NEIGHBOUR + "\",\"quantity\":\"" + quantity + "\",\"sequence\":\"" + sequence
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the bundle discloses, and what somebody careless might have taken. */
    private static List<Hash> knownSalts() {
        Stream<Hash> disclosed = Stream.concat(
                DISCLOSED.entries().stream().map(entry -> entry.leaf().salt()),
                DISCLOSED.blocks().stream().map(block -> block.leaf().salt()));
        Stream<Hash> careless = Stream.of(
                Hash.ZERO, digest(""), digest(NEIGHBOUR), digest("account/" + NEIGHBOUR), digest(NEIGHBOUR + "#1"));
        return Stream.concat(disclosed, careless).toList();
    }

    private static Optional<Long> recoveredFromBlock(Readings readings, int index, List<byte[]> salts) {
        Hash leaf = ReadingTree.leafHashes(readings).get(index);
        return LongStream.range(0, POSSIBLE)
                .boxed()
                .filter(guess -> salts.stream().anyMatch(salt -> new DisclosedReading(index, guess, (byte) 0, salt)
                        .leafHash()
                        .equals(leaf)))
                .findFirst();
    }

    /** The salts of every reading that the bundle discloses, and zeros. */
    private static List<byte[]> knownReadingSalts() {
        List<byte[]> salts = new ArrayList<>(List.of(new byte[READING_SALT]));
        DISCLOSED.blocks().forEach(block -> {
            Readings readings = ReadingsCodec.decode(block.evidence().readings());
            for (int i = 0; i < readings.count(); i++) {
                salts.add(ReadingTree.disclose(readings, i).salt());
            }
            salts.add(Arrays.copyOf(readings.seed(), READING_SALT));
        });
        return salts;
    }

    private static Readings neighboursBlock() {
        return new Readings(
                SECRETS.stream().mapToLong(Long::longValue).toArray(),
                new byte[SECRETS.size()],
                digest("a seed that nobody knows").bytes());
    }

    private static Hash digest(String text) {
        return TreeHasher.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
