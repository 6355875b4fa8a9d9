package io.meterproof.bundle.verify;

import io.meterproof.bundle.AnchorClaim;
import io.meterproof.bundle.Fact;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Quality;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.prepayment.AlertJson;
import io.meterproof.metering.prepayment.CreditAlert;
import io.meterproof.tlog.Checkpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the proof of one fact that passed shows.
 *
 * @param words the fact
 * @param checkpoint the epoch log's checkpoint at which it is in the log
 * @param keysTrusted whether a trust file vouches for the keys
 * @param notProven what the proof does not show
 */
public record ProvenFact(
        String words, Findings.Checkpoint checkpoint, AnchorClaim anchor, boolean keysTrusted, List<String> notProven) {
    private static final int MICRO_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;

    public ProvenFact {
        notProven = List.copyOf(notProven);
    }

    static ProvenFact of(Fact fact, Dossier dossier) {
        Checkpoint checkpoint = EpochProof.checkpoint(dossier.bundle().log().epochCheckpoint());
        return new ProvenFact(
                words(fact, dossier),
                new Findings.Checkpoint(
                        checkpoint.origin(),
                        dossier.bundle().log().epoch(),
                        checkpoint.size(),
                        checkpoint.root().hex()),
                dossier.bundle().anchor(),
                dossier.trust().isPresent(),
                notProven(dossier));
    }

    private static String words(Fact fact, Dossier dossier) {
        if (fact instanceof Fact.OfReading reading) {
            return words(reading);
        } else if (fact instanceof Fact.OfAlert alert) {
            return words(AlertJson.decodePart(alert.payload()));
        } else if (fact instanceof Fact.OfBlock) {
            Exhibit exhibit = dossier.blocks().values().iterator().next();
            Block block = exhibit.block();
            return "block " + exhibit.evidence().digest() + " of meter " + block.meter() + " at usage point "
                    + exhibit.evidence().usagePoint() + ": " + block.count() + " readings of " + block.obis() + " from "
                    + Instant.ofEpochSecond(block.start()) + " to " + Instant.ofEpochSecond(block.end());
        }
        LedgerEntry entry = dossier.entries().get(0);
        return "entry " + entry.header().sequence() + " of account "
                + entry.header().account() + ", booked "
                + entry.header().booked() + ": " + entry.lines().size() + " lines of "
                + decimal(
                        entry.lines().stream().mapToLong(line -> line.amount()).sum(), MICRO_DIGITS)
                + " " + entry.header().currency() + ", balance "
                + decimal(entry.header().balance(), MICRO_DIGITS);
    }

    private static String words(CreditAlert alert) {
        return "alert " + alert.kind() + " to account " + alert.account() + ", raised " + alert.raised()
                + ": credit of "
                + decimal(alert.balance(), MICRO_DIGITS) + " " + alert.currency()
                + alert.emptyAt().map(empty -> " until " + empty).orElse("");
    }

    private static String words(Fact.OfReading fact) {
        Block block = BlockCodec.decode(fact.signed());
        long number = block.firstSequence() + fact.reading().index();
        return "reading " + number + " of " + block.obis() + " of meter " + block.meter() + ", of the block from "
                + Instant.ofEpochSecond(block.start()) + " every " + block.interval() + " s: "
                + decimal(fact.reading().value(), MILLI_DIGITS) + " "
                + block.unit().symbol() + ", "
                + Quality.ofCode(fact.reading().quality());
    }

    private static String decimal(long value, int digits) {
        return BigDecimal.valueOf(value, digits).toPlainString();
    }

    private static List<String> notProven(Dossier dossier) {
        List<String> words = new ArrayList<>();
        if (dossier.trust().isEmpty()) {
            words.add("who holds the keys: no trust file was given");
        }
        if (dossier.trust().flatMap(TrustFile::chain).isEmpty()) {
            words.add("which contract is the log's: no trust file names its chain");
        }
        words.add("what else is in the log, and that nothing later takes this back");
        words.add("that the log's keys were valid when they signed: a checkpoint carries no time");
        return words;
    }
}
