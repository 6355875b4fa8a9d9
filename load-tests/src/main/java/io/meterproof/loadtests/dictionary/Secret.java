package io.meterproof.loadtests.dictionary;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.formats.block.DisclosedReading;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A number behind a hash that everybody sees. All that it is committed to with is known too but the salt, so as to make it easy.
 *
 * @param value milli-units
 * @param published the leaf hash
 * @param commitment the leaf hash of a guess under a salt
 */
record Secret(long value, Hash published, BiFunction<Long, byte[], Hash> commitment) {
    private static final Pattern QUANTITY = Pattern.compile("(?<=\"quantity\":\")-?[0-9]+");

    /** The quantity of the first line of each entry that has one: the leaves are those of the log's tiles. */
    static List<Secret> ofLedger(Bundle bundle) {
        return bundle.entries().stream().flatMap(Secret::ofEntry).toList();
    }

    private static Stream<Secret> ofEntry(BundledEntry entry) {
        Matcher quantity = QUANTITY.matcher(entry.payload());
        if (!quantity.find()) {
            return Stream.empty();
        }
        String before = entry.payload().substring(0, quantity.start());
        String after = entry.payload().substring(quantity.end());
        return Stream.of(
                of(Long.parseLong(quantity.group()), entry.leaf().salt().bytes(), (guess, salt) -> LogEntry.commit(
                                EntryType.LEDGER_ENTRY,
                                Hash.of(salt, 0, Hash.LENGTH),
                                (before + guess + after).getBytes(StandardCharsets.UTF_8))
                        .leafHash()));
    }

    /** Each reading of the native blocks but the first of a block, which was disclosed with its salt: the leaves are those of the block's tree. */
    static List<Secret> ofReadings(Bundle bundle) {
        return bundle.blocks().stream()
                .filter(block -> block.evidence().isNative())
                .flatMap(Secret::ofBlock)
                .toList();
    }

    private static Stream<Secret> ofBlock(BundledBlock block) {
        Readings readings = ReadingsCodec.decode(block.evidence().readings());
        return IntStream.range(1, readings.count()).mapToObj(index -> {
            DisclosedReading reading = ReadingTree.disclose(readings, index);
            return of(reading.value(), reading.salt(), (guess, salt) -> new DisclosedReading(
                            index, guess, reading.quality(), salt)
                    .leafHash());
        });
    }

    private static Secret of(long value, byte[] salt, BiFunction<Long, byte[], Hash> commitment) {
        return new Secret(value, commitment.apply(value, salt), commitment);
    }
}
