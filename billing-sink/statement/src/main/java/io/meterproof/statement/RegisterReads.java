package io.meterproof.statement;

import io.meterproof.bundle.BlockEvidence;
import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Quality;
import io.meterproof.formats.block.Readings;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.UsageEntry;
import io.meterproof.metering.verdict.AcceptedReading;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registers behind use: of each meter from the first reading to the last, of each charging transaction its own. */
final class RegisterReads {
    private final Papers papers;
    private final SortedMap<String, Span> spans = new TreeMap<>();

    RegisterReads(Papers papers) {
        this.papers = papers;
    }

    /** The registers of one use, by usage point, meter and time. */
    static List<AccountStatement.Register> of(Papers papers, Collection<UsageEntry> entries) {
        RegisterReads reads = new RegisterReads(papers);
        for (UsageEntry entry : entries) {
            if (entry.usage().basis() instanceof Basis.OfBlock basis) {
                papers.block(basis.block()).ifPresent(block -> reads.add(entry, basis.block(), block));
            }
        }
        List<AccountStatement.Register> registers = new ArrayList<>();
        reads.spans.values().forEach(span -> registers.add(reads.register(span)));
        return registers;
    }

    private record Read(String usagePoint, BlockEvidence evidence, Block block, Readings readings) {
        /** The register before the first value. */
        long opening() {
            return isCharging() ? readings.values()[0] : block.closingRegister() - readings.sum();
        }

        boolean isCharging() {
            return block.kind() == BlockKind.CHARGING;
        }

        Instant begin() {
            return Instant.ofEpochSecond(block.start());
        }
    }

    private record Span(Read first, Read last) {
        Span with(Read read) {
            Comparator<Read> byBegin = Comparator.comparing(Read::begin);
            Comparator<Read> byEnd =
                    Comparator.comparingLong(each -> each.block().end());
            return new Span(
                    byBegin.compare(read, first) < 0 ? read : first, byEnd.compare(read, last) > 0 ? read : last);
        }
    }

    private void add(UsageEntry entry, Hash digest, BlockEvidence evidence) {
        AcceptedReading accepted = evidence.read();
        Read read = new Read(entry.usage().meteredAt(), evidence, accepted.block(), accepted.readings());
        String channel = read.usagePoint() + ' ' + read.block().meter() + ' ' + obis(read);
        String key = read.isCharging() ? channel + ' ' + read.begin() + ' ' + digest : channel;
        spans.merge(key, new Span(read, read), (known, more) -> known.with(more.first()));
    }

    private AccountStatement.Register register(Span span) {
        Read last = span.last();
        BigDecimal multiplier = papers.multiplier(last.block().meter(), last.usagePoint(), last.begin());
        return new AccountStatement.Register(
                last.usagePoint(),
                papers.meter(last.block().meter()),
                obis(last),
                last.block().unit().symbol(),
                span.first().begin().toString(),
                Figures.quantity(span.first().opening()),
                Instant.ofEpochSecond(last.block().end()).toString(),
                Figures.quantity(last.block().closingRegister()),
                multiplier.compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : multiplier.stripTrailingZeros().toPlainString(),
                readType(last.readings()),
                last.evidence().originClass().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String obis(Read read) {
        return read.block().obis().toString();
    }

    private static String readType(Readings readings) {
        Quality quality = Quality.ofCode(readings.qualities()[readings.count() - 1]);
        return switch (quality) {
            case RAW, VALIDATED -> "actual";
            default -> quality.name().toLowerCase(Locale.ROOT);
        };
    }
}
