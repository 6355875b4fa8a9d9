package io.meterproof.metering.ledger;

import io.meterproof.tlog.Hash;
import java.util.List;

/** What a usage entry's quantities rest on. */
public sealed interface Basis {

    /** The digests of the blocks. */
    List<Hash> blocks();

    /**
     * The hashes of the documents that make the quantities others than the blocks alone would: the installation where it
     * multiplies or its register began anew, and resets of the register; ascending, each once.
     */
    List<Hash> documents();

    /** Readings of an accepted block. */
    record OfBlock(Hash block, List<Hash> documents) implements Basis {
        public OfBlock {
            documents = List.copyOf(documents);
        }

        /** As the meter tells them. */
        public OfBlock(Hash block) {
            this(block, List.of());
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

        @Override
        public List<Hash> blocks() {
            return List.of(block);
        }
    }
}
