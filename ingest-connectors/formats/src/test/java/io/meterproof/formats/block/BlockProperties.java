package io.meterproof.formats.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BlockProperties {

    @Property
    void everyBlockSurvivesARoundTrip(@ForAll("blocks") Block block) {
        assertThat(BlockCodec.decode(BlockCodec.encode(block))).isEqualTo(block);
    }

    @Property
    void whatDecodesEncodesToTheSameBytes(
            @ForAll("blocks") Block block, @ForAll @IntRange(max = 183) int offset, @ForAll byte value) {
        byte[] bytes = BlockCodec.encode(block);
        bytes[offset] = value;

        try {
            assertThat(BlockCodec.encode(BlockCodec.decode(bytes))).isEqualTo(bytes);
        } catch (MalformedBlockException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Property
    void packedReadingsSurviveARoundTrip(@ForAll("readings") Readings readings) {
        Readings read = ReadingsCodec.decode(ReadingsCodec.encode(readings));

        assertThat(read.values()).isEqualTo(readings.values());
        assertThat(read.qualities()).isEqualTo(readings.qualities());
        assertThat(read.seed()).isEqualTo(readings.seed());
    }

    @Property
    void packedReadingsOfAnotherLengthAreRefused(
            @ForAll("readings") Readings readings, @ForAll @IntRange(max = 2800) int length) {
        byte[] packed = ReadingsCodec.encode(readings);
        byte[] resized = Arrays.copyOf(packed, length == packed.length ? length + 1 : length);

        assertThatExceptionOfType(MalformedBlockException.class).isThrownBy(() -> ReadingsCodec.decode(resized));
    }

    @Property
    void theRootIsThatOfRfc6962(@ForAll("readings") Readings readings) {
        assertThat(ReadingTree.root(readings)).isEqualTo(TreeHasher.root(ReadingTree.leafHashes(readings)));
    }

    @Property
    void anyChangedValueChangesTheRoot(
            @ForAll("readings") Readings readings, @ForAll @IntRange(max = 299) int at, @ForAll long other) {
        int index = at % readings.count();
        long[] values = readings.values().clone();
        values[index] = values[index] == other ? other + 1 : other;

        assertThat(ReadingTree.root(new Readings(values, readings.qualities(), readings.seed())))
                .isNotEqualTo(ReadingTree.root(readings));
    }

    @Property
    void anyChangedQualityOrSeedChangesTheRoot(
            @ForAll("readings") Readings readings, @ForAll @IntRange(max = 299) int at) {
        byte[] qualities = readings.qualities().clone();
        qualities[at % qualities.length] ^= 1;
        byte[] seed = readings.seed().clone();
        seed[at % seed.length] ^= 1;

        assertThat(ReadingTree.root(new Readings(readings.values(), qualities, readings.seed())))
                .isNotEqualTo(ReadingTree.root(readings));
        assertThat(ReadingTree.root(new Readings(readings.values(), readings.qualities(), seed)))
                .isNotEqualTo(ReadingTree.root(readings));
    }

    @Property
    void aDisclosedReadingRebuildsItsLeaf(@ForAll("readings") Readings readings, @ForAll @IntRange(max = 299) int at) {
        int index = at % readings.count();

        assertThat(ReadingTree.disclose(readings, index).leafHash())
                .isEqualTo(ReadingTree.leafHashes(readings).get(index));
    }

    @Property
    void noTwoReadingsShareASalt(@ForAll @Size(32) byte[] seed) {
        Readings readings = new Readings(new long[300], new byte[300], seed);

        assertThat(ReadingTree.leafHashes(readings)).doesNotHaveDuplicates();
        assertThat(ReadingTree.disclose(readings, 0).salt())
                .isNotEqualTo(ReadingTree.disclose(readings, 1).salt());
    }

    @Provide
    Arbitrary<Readings> readings() {
        Arbitrary<byte[]> seeds = Arbitraries.bytes().array(byte[].class).ofSize(Hash.LENGTH);
        return Arbitraries.integers().between(1, BlockCodec.MAX_COUNT).flatMap(count -> Combinators.combine(
                        Arbitraries.longs().array(long[].class).ofSize(count),
                        Arbitraries.bytes()
                                .between((byte) 0, (byte) 5)
                                .array(byte[].class)
                                .ofSize(count),
                        seeds)
                .as(Readings::new));
    }

    @Provide
    Arbitrary<Block> blocks() {
        Arbitrary<Hash> hashes =
                Arbitraries.bytes().array(byte[].class).ofSize(Hash.LENGTH).map(Hash::of);
        Arbitrary<Block> seals = Combinators.combine(
                        Arbitraries.of(SignatureAlgorithm.class).filter(SignatureAlgorithm::signsBlocks),
                        hashes,
                        Arbitraries.of(MeasurementUnit.class),
                        Arbitraries.of(ReadingMode.class),
                        Arbitraries.longs().between(1, Long.MAX_VALUE - BlockCodec.MAX_COUNT),
                        Arbitraries.longs().between(0, 253_402_300_799L),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE),
                        Arbitraries.integers().between(1, BlockCodec.MAX_COUNT))
                .as((algorithm, hash, unit, mode, first, start, interval, count) -> new Block(
                        BlockKind.SEAL,
                        algorithm,
                        hash,
                        Identities.block(hash.bytes()),
                        ObisCode.WATER_VOLUME,
                        unit,
                        mode,
                        first,
                        start,
                        interval,
                        count,
                        -first,
                        hash,
                        hash));
        return Combinators.combine(seals, Arbitraries.of(BlockKind.class)).as(BlockProperties::ofKind);
    }

    private static Block ofKind(Block seal, BlockKind kind) {
        boolean charging = kind == BlockKind.CHARGING;
        return new Block(
                kind,
                seal.algorithm(),
                seal.meter(),
                seal.key(),
                seal.obis(),
                seal.unit(),
                charging ? ReadingMode.REGISTER : seal.mode(),
                seal.firstSequence(),
                seal.start(),
                seal.interval(),
                charging ? 2 : seal.count(),
                seal.closingRegister(),
                kind == BlockKind.LIVE ? Hash.ZERO : seal.seal(),
                seal.root());
    }
}
