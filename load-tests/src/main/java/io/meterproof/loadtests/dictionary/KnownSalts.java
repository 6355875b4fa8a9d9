package io.meterproof.loadtests.dictionary;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.formats.block.DisclosedReading;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every salt that somebody has or can think of. */
final class KnownSalts {
    private static final int OF_READING = 16;

    private KnownSalts() {}

    /** Those of all leaves of a disclosed bundle, and what somebody careless might have taken for another account. */
    static List<byte[]> ofLeaves(Bundle disclosed, String account) {
        Stream<Hash> shown = Stream.concat(
                disclosed.entries().stream().map(entry -> entry.leaf().salt()),
                disclosed.blocks().stream().map(block -> block.leaf().salt()));
        Stream<Hash> careless =
                Stream.of(Hash.ZERO, digest(""), digest(account), digest("account/" + account), digest(account + "#1"));
        return Stream.concat(shown, careless).map(Hash::bytes).toList();
    }

    /** Those of all readings of a disclosed bundle, of the first reading of each block of another, the begins of all seeds, and zeros. */
    static List<byte[]> ofReadings(Bundle disclosed, Bundle other) {
        return Stream.of(
                        Stream.of(new byte[OF_READING]),
                        readings(disclosed).flatMap(KnownSalts::all),
                        readings(disclosed).map(readings -> Arrays.copyOf(readings.seed(), OF_READING)),
                        readings(other).map(readings -> ReadingTree.disclose(readings, 0)
                                .salt()))
                .flatMap(salts -> salts)
                .toList();
    }

    private static Stream<Readings> readings(Bundle bundle) {
        return bundle.blocks().stream()
                .map(BundledBlock::evidence)
                .filter(evidence -> evidence.isNative())
                .map(evidence -> ReadingsCodec.decode(evidence.readings()));
    }

    private static Stream<byte[]> all(Readings readings) {
        return IntStream.range(0, readings.count())
                .mapToObj(index -> ReadingTree.disclose(readings, index))
                .map(DisclosedReading::salt);
    }

    private static Hash digest(String text) {
        return TreeHasher.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
