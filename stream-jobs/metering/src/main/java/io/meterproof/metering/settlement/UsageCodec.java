package io.meterproof.metering.settlement;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Deduction;
import io.meterproof.metering.ledger.GasVolume;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.metering.ledger.PackedLines;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Usage by itself, packed. */
final class UsageCodec {
    private static final int BLOCK = 0;
    private static final int ESTIMATE = 1;
    private static final int ADVANCE = 2;
    private static final int EDIT = 3;
    private static final int LIKE_DAY = 4;
    static final int GAS = 1;
    static final int DEDUCTION = 2;
    static final int EXPORTED = 4;

    private UsageCodec() {}

    static void write(PackedWriter out, Usage usage) {
        out.text(usage.account())
                .text(usage.currency())
                .text(usage.usagePoint())
                .text(usage.endUse())
                .hash(usage.agreement())
                .hash(usage.tariff())
                .octet(usage.unit().code());
        write(out, usage.basis());
        out.integer(usage.firstSequence()).integer(usage.count());
        writeMore(out, usage);
        PackedLines.write(out, usage.lines(), 0);
    }

    static Usage read(PackedReader in) {
        String account = in.text();
        String currency = in.text();
        String usagePoint = in.text();
        String endUse = in.text();
        Hash agreement = in.hash();
        Hash tariff = in.hash();
        MeasurementUnit unit = MeasurementUnit.ofCode(in.octet());
        Basis basis = readBasis(in);
        long first = in.integer();
        int count = in.number();
        int more = in.octet();
        return new Usage(
                account,
                currency,
                usagePoint,
                endUse,
                agreement,
                tariff,
                unit,
                basis,
                first,
                count,
                (more & GAS) == 0 ? Optional.empty() : Optional.of(readGas(in)),
                (more & DEDUCTION) == 0 ? Optional.empty() : Optional.of(readDeduction(in)),
                (more & EXPORTED) != 0,
                PackedLines.read(in, 0));
    }

    /** Behind an octet that says which there are. */
    private static void writeMore(PackedWriter out, Usage usage) {
        out.octet(more(usage));
        usage.gas().ifPresent(gas -> write(out, gas));
        usage.deduction()
                .ifPresent(deduction -> out.text(deduction.usagePoint()).hash(deduction.document()));
    }

    /** What a usage has besides: the sum of {@link #GAS}, {@link #DEDUCTION} and {@link #EXPORTED}. */
    static int more(Usage usage) {
        return (usage.gas().isPresent() ? GAS : 0)
                + (usage.deduction().isPresent() ? DEDUCTION : 0)
                + (usage.exported() ? EXPORTED : 0);
    }

    private static Deduction readDeduction(PackedReader in) {
        return new Deduction(in.text(), in.hash());
    }

    static void write(PackedWriter out, GasVolume gas) {
        out.integer(gas.volume()).decimal(gas.factor()).decimal(gas.calorificValue());
    }

    static GasVolume readGas(PackedReader in) {
        return new GasVolume(in.integer(), in.decimal(), in.decimal());
    }

    private static void write(PackedWriter out, Basis basis) {
        if (basis instanceof Basis.OfEstimate estimate) {
            out.octet(ESTIMATE).text(estimate.rule()).hash(estimate.after()).hash(estimate.before());
        } else if (basis instanceof Basis.OfAdvance advance) {
            out.octet(ADVANCE).text(advance.rule()).hash(advance.block()).hash(advance.installation());
        } else if (basis instanceof Basis.OfEdit edit) {
            out.octet(EDIT).hash(edit.block()).hash(edit.edit());
        } else if (basis instanceof Basis.OfLikeDay likeDay) {
            out.octet(LIKE_DAY)
                    .hash(likeDay.after())
                    .hash(likeDay.order())
                    .list(likeDay.weeks(), week -> out.integer(week))
                    .list(likeDay.history(), out::hash);
        } else {
            Basis.OfBlock block = (Basis.OfBlock) basis;
            out.octet(BLOCK).octet(OriginOctet.of(block.from())).hash(block.block());
        }
        out.list(basis.documents(), out::hash);
    }

    private static Basis readBasis(PackedReader in) {
        int kind = in.octet();
        if (kind == BLOCK) {
            Origin origin = OriginOctet.read(in.octet());
            return new Basis.OfBlock(in.hash(), origin, in.list(in::hash));
        }
        if (kind == LIKE_DAY) {
            return new Basis.OfLikeDay(in.hash(), in.hash(), in.list(in::number), in.list(in::hash), in.list(in::hash));
        }
        String rule = kind == EDIT ? "" : in.text();
        Hash first = in.hash();
        Hash second = in.hash();
        List<Hash> documents = in.list(in::hash);
        return switch (kind) {
            case ESTIMATE -> new Basis.OfEstimate(rule, first, second, documents);
            case EDIT -> new Basis.OfEdit(first, second, documents);
            case ADVANCE -> new Basis.OfAdvance(rule, first, second, documents);
            default -> throw new IllegalArgumentException("unknown basis " + kind);
        };
    }
}
