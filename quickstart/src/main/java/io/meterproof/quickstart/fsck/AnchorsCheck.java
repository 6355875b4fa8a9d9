package io.meterproof.quickstart.fsck;

import io.meterproof.bundle.AnchorClaim;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.verify.AnchorCheck;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Anchor;
import io.meterproof.records.avro.SignedCheckpoint;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.InvalidProofException;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * Every record of {@code log.anchors} has the epoch log's head, which the checkpoints have been checked for, and the trusted contract.
 * With a node, each final one is looked up in the chain.
 */
final class AnchorsCheck implements AutoCloseable {
    private final LogTopics topics;
    private final AvroWire<Anchor> anchors;
    private final AvroWire<SignedCheckpoint> checkpoints;
    private final TrustFile trust;
    private final Optional<AnchorCheck> node;
    private final RecordStream epochs;
    private long epoch = -1;
    private Hash root = Hash.ZERO;
    private Hash before = Hash.ZERO;
    private Hash accumulator = Hash.ZERO;

    AnchorsCheck(LogTopics topics, SchemaRegistry registry, TrustFile trust, Optional<AnchorCheck> node) {
        this.topics = topics;
        this.anchors = new AvroWire<>(Topics.LOG_ANCHORS, Anchor.class, registry);
        this.checkpoints = new AvroWire<>(Topics.LOG_CHECKPOINTS, SignedCheckpoint.class, registry);
        this.trust = trust;
        this.node = node;
        this.epochs = topics.open(Topics.LOG_CHECKPOINTS, 0);
    }

    /** What was found right; of the final ones as many as there are, each once. */
    record Counts(long records, long finals) {}

    Counts check() throws InterruptedException {
        long count = 0;
        long finals = 0;
        try (RecordStream records = topics.open(Topics.LOG_ANCHORS, 0)) {
            for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                boolean isNextFinal = check(next.get(), finals);
                finals += isNextFinal ? 1 : 0;
                count++;
            }
        }
        return new Counts(count, finals);
    }

    private boolean check(LogRecord record, long finals) throws InterruptedException {
        try {
            Anchor anchor = anchors.read(record.value());
            require(anchor.getEpochLogSize() == anchor.getEpoch() + 1, "the epoch log's size is another");
            seek(anchor.getEpoch());
            require(
                    root.equals(Hash.of(Bytes.of(anchor.getEpochLogRoot()))),
                    "epoch " + epoch + " has root " + root + " in its checkpoint");
            trust.chain().ifPresent(chain -> {
                require(chain.chainId().equals(Long.toString(anchor.getChainId())), "the chain is not the trusted one");
                require(chain.contract().equalsIgnoreCase(anchor.getContract()), "the contract is not the trusted one");
            });
            boolean isFinal = anchor.getState().equals("FINAL");
            require(!isFinal || anchor.getEpoch() <= finals, "an epoch before " + anchor.getEpoch() + " is not final");
            if (isFinal && anchor.getEpoch() == finals) {
                lookUp(anchor);
                return true;
            }
            return false;
        } catch (InvalidProofException | IllegalArgumentException | MalformedRecordException e) {
            throw new DifferenceException(record.position(), e.getMessage(), e);
        }
    }

    private void lookUp(Anchor anchor) throws InterruptedException {
        require(anchor.getBlockHash() != null && anchor.getBlockNumber() != null, "a final anchor has a block");
        if (node.isPresent()) {
            StepResult result = ask(
                    node.get(),
                    new AnchorClaim(
                            Long.toString(anchor.getChainId()),
                            anchor.getContract(),
                            anchor.getTransactionHash(),
                            anchor.getBlockHash(),
                            anchor.getBlockNumber(),
                            root,
                            before,
                            accumulator));
            require(result.passed(), result.words());
        }
    }

    /** A node that does not answer says nothing about the log. */
    private static StepResult ask(AnchorCheck node, AnchorClaim claim) throws InterruptedException {
        try {
            return node.check(claim);
        } catch (IOException e) {
            throw new StackException("The node does not answer: " + e.getMessage(), e);
        }
    }

    /** Reads the epoch log's checkpoints as far as an epoch, from the beginning if it was passed. */
    private void seek(long wanted) throws MalformedRecordException {
        if (wanted < epoch) {
            epochs.rewind();
            epoch = -1;
            accumulator = Hash.ZERO;
        }
        while (epoch < wanted) {
            Optional<LogRecord> next = epochs.next();
            require(next.isPresent(), "epoch " + wanted + " has no checkpoint");
            SignedCheckpoint checkpoint = checkpoints.read(next.get().value());
            if (checkpoint.getOrigin().equals(trust.epochsOrigin()) && checkpoint.getEpoch() == epoch + 1) {
                epoch++;
                root = Hash.of(Bytes.of(checkpoint.getRoot()));
                before = accumulator;
                accumulator = Hash.of(new Keccak.Digest256().digest(concatenated(before.bytes(), root.bytes())));
            }
        }
    }

    private static byte[] concatenated(byte[] left, byte[] right) {
        byte[] both = new byte[left.length + right.length];
        System.arraycopy(left, 0, both, 0, left.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidProofException(otherwise);
        }
    }

    @Override
    public void close() {
        epochs.close();
    }
}
