package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a usage entry's quantities rest on. */
public sealed interface Basis {

    /** The digests of the blocks. */
    List<Hash> blocks();

    /**
     * The hashes of the documents that make the quantities others than the blocks alone would: the installation where it
     * multiplies or its register began anew, resets of the register, what makes energy of gas; ascending, each once.
     */
    List<Hash> documents();

    /** The same with these documents besides. */
    Basis with(List<Hash> more);

    /** Who vouches for the quantities; empty where they were estimated or edited, which nobody measured. */
    Optional<Origin> origin();

    /**
     * How a bill calls the origin of the quantities: an {@link io.meterproof.formats.block.OriginClass}, {@code EDITED}, {@code ESTIMATED}
     * between known registers, or {@code ESTIMATED_UNSCALED} without.
     */
    default String originName() {
        return origin().map(origin -> origin.originClass().name()).orElse("ESTIMATED");
    }

    /** Whether the quantities came with the clock of a scenario. */
    default boolean isSimulated() {
        return origin().filter(Origin::simulated).isPresent();
    }

    private static List<Hash> joined(List<Hash> documents, List<Hash> more) {
        return Stream.concat(documents.stream(), more.stream())
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * Readings of an accepted block.
     *
     * @param from who vouches for them
     */
    record OfBlock(Hash block, Origin from, List<Hash> documents) implements Basis {
        public OfBlock {
            documents = List.copyOf(documents);
        }

        /** As the meter tells and signed them. */
        public OfBlock(Hash block) {
            this(block, Origin.METER, List.of());
        }

        @Override
        public Optional<Origin> origin() {
            return Optional.of(from);
        }

        @Override
        public Basis with(List<Hash> more) {
            return more.isEmpty() ? this : new OfBlock(block, from, joined(documents, more));
        }

        @Override
        public List<Hash> blocks() {
            return List.of(block);
        }
    }

    /**
     * An edit that stands in place of a block's readings, or of the whole gap before it.
     *
     * @param block of whose channel it is
     * @param edit hash of the document, which is not repeated among the documents
     */
    record OfEdit(Hash block, Hash edit, List<Hash> documents) implements Basis {
        public OfEdit {
            documents = List.copyOf(documents);
        }

        @Override
        public Basis with(List<Hash> more) {
            return more.isEmpty() ? this : new OfEdit(block, edit, joined(documents, more));
        }

        @Override
        public Optional<Origin> origin() {
            return Optional.empty();
        }

        @Override
        public String originName() {
            return "EDITED";
        }

        @Override
        public List<Hash> blocks() {
            return List.of(block);
        }
    }

    /** A named estimation rule between two accepted blocks. */
    record OfEstimate(String rule, Hash after, Hash before, List<Hash> documents) implements Basis {
        public OfEstimate {
            documents = List.copyOf(documents);
        }

        /** As the meter tells them. */
        public OfEstimate(String rule, Hash after, Hash before) {
            this(rule, after, before, List.of());
        }

        @Override
        public Optional<Origin> origin() {
            return Optional.empty();
        }

        @Override
        public Basis with(List<Hash> more) {
            return more.isEmpty() ? this : new OfEstimate(rule, after, before, joined(documents, more));
        }

        @Override
        public List<Hash> blocks() {
            return List.of(after, before);
        }
    }

    /**
     * The estimate {@code like-day/1} behind a channel's last block, of the same times of earlier weeks.
     *
     * @param after digest of the last block
     * @param order hash of the document by which it is estimated, which is not repeated among the documents
     * @param weeks so many weeks earlier, ascending
     * @param history the digests of the blocks that measured then, ascending
     * @param documents edits that stood then in place of blocks, and the installation where it multiplies
     */
    record OfLikeDay(Hash after, Hash order, List<Integer> weeks, List<Hash> history, List<Hash> documents)
            implements Basis {
        public OfLikeDay {
            weeks = List.copyOf(weeks);
            history = List.copyOf(history);
            documents = List.copyOf(documents);
        }

        @Override
        public Optional<Origin> origin() {
            return Optional.empty();
        }

        @Override
        public String originName() {
            return "ESTIMATED_UNSCALED";
        }

        @Override
        public Basis with(List<Hash> more) {
            return more.isEmpty() ? this : new OfLikeDay(after, order, weeks, history, joined(documents, more));
        }

        @Override
        public List<Hash> blocks() {
            return joined(history, List.of(after));
        }
    }

    /**
     * A named rule between an accepted block and a register of the meter's installation.
     *
     * @param installation hash of the document, which is not repeated among the documents
     */
    record OfAdvance(String rule, Hash block, Hash installation, List<Hash> documents) implements Basis {
        public OfAdvance {
            documents = List.copyOf(documents);
        }

        /** Somebody read the installation's register. */
        @Override
        public Optional<Origin> origin() {
            return Optional.of(Origin.MANUAL);
        }

        @Override
        public Basis with(List<Hash> more) {
            return more.isEmpty() ? this : new OfAdvance(rule, block, installation, joined(documents, more));
        }

        @Override
        public List<Hash> blocks() {
            return List.of(block);
        }
    }
}
