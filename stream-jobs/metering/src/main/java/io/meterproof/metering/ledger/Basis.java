package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** What a usage entry's quantities rest on. */
public sealed interface Basis {

    /** The digests of the blocks. */
    List<Hash> blocks();

    /**
     * The hashes of the documents that make the quantities others than the blocks alone would: the installation where it
     * multiplies or its register began anew, and resets of the register; ascending, each once.
     */
    List<Hash> documents();

    /** Who vouches for the quantities; empty where they were estimated, which nobody measured. */
    Optional<Origin> origin();

    /** How a bill calls the origin of the quantities: an {@link io.meterproof.formats.block.OriginClass}, or {@code ESTIMATED}. */
    default String originName() {
        return origin().map(origin -> origin.originClass().name()).orElse("ESTIMATED");
    }

    /** Whether the quantities came with the clock of a scenario. */
    default boolean isSimulated() {
        return origin().filter(Origin::simulated).isPresent();
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
        public List<Hash> blocks() {
            return List.of(after, before);
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
        public List<Hash> blocks() {
            return List.of(block);
        }
    }
}
