package io.meterproof.metering.cycle;

import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.PackedLines;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rated agreements as bytes, version 2. Lines count their instants from 1970. */
public final class RatedAgreementCodec {
    private static final int VERSION = 2;

    private RatedAgreementCodec() {}

    public static byte[] encode(RatedAgreement agreement) {
        PackedWriter out = new PackedWriter().octet(VERSION).instant(agreement.opened());
        out.optional(agreement.until(), out::instant);
        write(out, agreement.before());
        out.list(agreement.cycles(), cycle -> write(out, cycle));
        return out.toBytes();
    }

    /**
     * Reads an agreement.
     *
     * @throws IllegalArgumentException for another version
     */
    public static RatedAgreement decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        Instant opened = in.instant();
        Optional<Instant> until = in.optional(in::instant);
        Carried before = readCarried(in);
        return new RatedAgreement(opened, until, before, in.list(() -> readCycle(in)));
    }

    private static void write(PackedWriter out, RatedCycle cycle) {
        out.integer(cycle.sequence());
        write(out, cycle.charges());
        write(out, cycle.after());
    }

    private static RatedCycle readCycle(PackedReader in) {
        return new RatedCycle(in.integer(), readCharges(in), readCarried(in));
    }

    private static void write(PackedWriter out, CycleCharges charges) {
        out.hash(charges.agreement())
                .optional(charges.usagePoint(), out::text)
                .text(charges.endUse())
                .instant(charges.from())
                .instant(charges.to())
                .list(charges.tariffs(), out::hash);
        PackedLines.write(out, charges.lines(), 0);
    }

    private static CycleCharges readCharges(PackedReader in) {
        Hash agreement = in.hash();
        Optional<String> usagePoint = in.optional(in::text);
        String endUse = in.text();
        Instant from = in.instant();
        Instant to = in.instant();
        List<Hash> tariffs = in.list(in::hash);
        List<Line> lines = PackedLines.read(in, 0);
        return new CycleCharges(agreement, usagePoint, endUse, from, to, tariffs, lines);
    }

    private static void write(PackedWriter out, Carried carried) {
        out.list(carried.peaks(), peak -> out.text(peak.component())
                        .text(peak.price())
                        .instant(peak.cycle())
                        .integer(peak.demand()))
                .list(carried.credits(), credit -> out.text(credit.component())
                        .text(credit.price())
                        .integer(credit.amount())
                        .decimal(credit.residualPrice()))
                .list(carried.charged().entrySet(), year -> out.text(year.getKey())
                        .integer(year.getValue()));
    }

    private static Carried readCarried(PackedReader in) {
        return new Carried(
                in.list(() -> new Carried.Peak(in.text(), in.text(), in.instant(), in.integer())),
                in.list(() -> new Carried.Credit(in.text(), in.text(), in.integer(), in.decimal())),
                in.list(() -> Map.entry(in.text(), in.integer())).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
