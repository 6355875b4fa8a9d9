package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReadingsCodec;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.document.Texts;
import java.time.Instant;
import java.util.Optional;

/** A block and its readings, shown to belong together and to be possible at all. */
record BlockContent(Block block, Readings readings) {
    /** A billion units: more than any meter counts, and little enough that no amount of money overflows. */
    static final long MAX_QUANTITY = 1_000_000_000_000L;
    /** The last instant that ledger entries can write, milliseconds. */
    static final long MAX_INSTANT = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /**
     * Reads what came in.
     *
     * @throws MalformedBlockException with the reason when the parts do not belong together
     */
    static BlockContent of(ReceivedBlock received) {
        checkSource(received.source());
        Block block = BlockCodec.decode(received.signed());
        Readings readings = ReadingsCodec.decode(received.readings());
        require(readings.count() == block.count(), "the block does not have as many readings as it says");
        require(ReadingTree.root(readings).equals(block.root()), "the readings do not have the block's root");
        checkInstants(block, received.arrival());
        checkTransaction(block, received.charging());
        checkQuantities(block, readings.values());
        return new BlockContent(block, readings);
    }

    static void checkArrival(long arrival) {
        require(arrival >= 0 && arrival <= MAX_INSTANT, "the arrival is not between 1970 and 9999");
    }

    /** It names who must be looked at, in alerts and pages. */
    static void checkSource(String source) {
        require(Texts.isName(source), "the source is not 1 to 200 printable characters");
    }

    private static void checkInstants(Block block, long arrival) {
        checkArrival(arrival);
        require(block.end() <= MAX_INSTANT / 1000, "the readings end after 9999");
    }

    private static void checkTransaction(Block block, Optional<ChargingTransaction> charging) {
        require(
                (block.kind() == BlockKind.CHARGING) == charging.isPresent(),
                "a transaction and token come with a charging block, and only with one");
        charging.ifPresent(transaction -> checkSeal(block, transaction));
    }

    private static void checkSeal(Block block, ChargingTransaction transaction) {
        require(
                Texts.isIdentifier(transaction.transaction()) && Texts.isIdentifier(transaction.token()),
                "the transaction or token is not an identifier");
        require(
                Identities.transaction(transaction).equals(block.seal()),
                "the block does not seal this transaction and token");
    }

    private static void checkQuantities(Block block, long[] values) {
        require(block.closingRegister() >= 0, "the closing register is negative");
        if (block.mode() == ReadingMode.REGISTER) {
            checkRegisters(block, values);
        } else {
            checkIntervals(values);
        }
    }

    private static void checkRegisters(Block block, long[] values) {
        require(values[0] >= 0, "a register is negative");
        for (int i = 1; i < values.length; i++) {
            require(values[i] >= values[i - 1], "the register runs backwards");
        }
        require(values[values.length - 1] == block.closingRegister(), "the last register is not the closing one");
        require(block.closingRegister() - values[0] <= MAX_QUANTITY, "the register advances impossibly far");
    }

    private static void checkIntervals(long[] values) {
        long sum = 0;
        for (long value : values) {
            require(value >= 0 && value <= MAX_QUANTITY, "a quantity is negative or impossibly large");
            sum += value;
        }
        require(sum <= MAX_QUANTITY, "the quantities are impossibly large");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new MalformedBlockException(reason);
        }
    }
}
